// Scores all of the insurance catalog's people with all of its models through the real hosts, and
// compares each score with the one that R computed in training.

#include <gtest/gtest.h>

#include <algorithm>

#include "host_process.hpp"
#include "insurance_catalog.hpp"

namespace martlet::host {
namespace {

constexpr std::uint32_t kBatch = 1000;

void add_column(TestLayout& layout, Type type, const std::vector<std::string>& values) {
  if (type == Type::kString) {
    layout.strings(values);
    return;
  }
  ASSERT_EQ(type, Type::kInt8);
  std::vector<std::int8_t> numbers;
  for (const std::string& value : values) {
    numbers.push_back(static_cast<std::int8_t>(std::stoi(value)));
  }
  layout.column(type, numbers);
}

// How many scores of one batch differ from the golden ones.
int differing_cells(HostProcess& host, const CatalogModel& model, const Table& people,
                    const Table& golden, std::size_t begin, std::size_t rows) {
  const auto slice = [begin, rows](const std::vector<std::string>& values) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::vector<std::string>(first, first + static_cast<std::ptrdiff_t>(rows));
  };
  TestLayout layout(host, static_cast<std::uint32_t>(rows));
  std::vector<std::uint32_t> columns;
  for (const OpenInput& input : model.open.inputs) {
    columns.push_back(static_cast<std::uint32_t>(columns.size()));
    add_column(layout, input.type, slice(people.column(input.name)));
  }
  layout.model(model.open.model, columns);
  layout.send();
  for (const auto& [number, outcome] : host.score(static_cast<std::uint32_t>(rows))) {
    ADD_FAILURE() << model.name << ": " << outcome.message;
  }
  const auto ranks = slice(golden.column(model.rank_column));
  const auto binaries = slice(golden.column(model.binary_column));
  int differing = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    differing += std::to_string(layout.ranks()[i]) != ranks[i];
    differing += std::to_string(layout.binaries()[i]) != binaries[i];
  }
  return differing;
}

TEST(InsuranceCatalog, ScoresAsRDidInTraining) {
  const std::string catalog = INSURANCE_CATALOG;
  const Table people(catalog + "/insurance.csv.bz2");
  const Table golden(catalog + "/training/golden.csv.bz2");
  const std::vector<CatalogModel> models = read_models(catalog);
  ASSERT_EQ(models.size(), 14u);
  ASSERT_EQ(people.rows(), 8802u);
  ASSERT_EQ(people.column("person_id"), golden.column("person_id"));
  HostProcess libraries(MARTLET_HOST, "libraries");
  HostProcess programs(MARTLET_HOST, "programs");
  HostProcess scripts(MARTLET_R_HOST);
  for (const CatalogModel& model : models) {
    HostProcess& host = model.open.kind == Kind::kR         ? scripts
                        : model.open.kind == Kind::kLibrary ? libraries
                                                            : programs;
    const Outcome opened = host.open(model.open);
    ASSERT_FALSE(opened.failed()) << opened.message;
    int differing = 0;
    for (std::size_t begin = 0; begin < people.rows(); begin += kBatch) {
      const std::size_t rows = std::min<std::size_t>(kBatch, people.rows() - begin);
      differing += differing_cells(host, model, people, golden, begin, rows);
    }
    EXPECT_EQ(differing, 0) << model.name;
  }
}

}  // namespace
}  // namespace martlet::host
