// The limit: what the models cost over columns in memory, with no reading, no process between, and
// no writing.
//
//   limit CATALOG SAMPLE REPETITIONS
//
// Prints one JSON object a line and repetition: CPU nanoseconds a model-record of the bare loops
// and of the library called in process, of all models, of the linear and of the binned ones. Fails
// when the two disagree about any score.
#include <time.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>

#include "bare_models.hpp"
#include "library.hpp"

namespace {

constexpr std::size_t kColumns = 2000;
constexpr std::size_t kBatch = 1024;
constexpr int kRounds = 10;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The sample's records as the host has them, a batch after the other: of each column the values,
// with 0 for missing ones, and the validity, at multiples of 64. See sample.py.
class Sample {
 public:
  explicit Sample(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::size_t>(file.tellg());
    memory_.reset(static_cast<char*>(std::aligned_alloc(4096, (size + 4095) / 4096 * 4096)));
    file.seekg(0).read(memory_.get(), static_cast<std::streamsize>(size));
    for (const char* at = memory_.get(); at < memory_.get() + size;) {
      std::vector<bare::Column>& bare = bare_.emplace_back();
      std::vector<martlet_column>& columns = columns_.emplace_back();
      for (std::size_t i = 0; i < kColumns; ++i) {
        bare.push_back({at});
        const void* values = at;
        at += (i % 10 < 7 ? 1 : 4) * kBatch;
        columns.push_back({values, reinterpret_cast<const std::uint8_t*>(at), nullptr});
        at += kBatch / 8;
      }
    }
  }

  std::size_t batches() const { return bare_.size(); }
  const std::vector<bare::Column>& bare(std::size_t batch) const { return bare_[batch]; }
  const std::vector<martlet_column>& columns(std::size_t batch) const { return columns_[batch]; }

 private:
  struct Free {
    void operator()(char* memory) const { std::free(memory); }
  };

  std::unique_ptr<char, Free> memory_;
  std::vector<std::vector<bare::Column>> bare_;
  std::vector<std::vector<martlet_column>> columns_;
};

struct Scores {
  explicit Scores(std::size_t models)
      : rank(models * kBatch), binary(models * kBatch), wide_rank(models * kBatch) {}

  std::vector<std::uint8_t> rank;
  std::vector<std::uint8_t> binary;
  std::vector<std::int32_t> wide_rank;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("limit CATALOG SAMPLE REPETITIONS");
  const std::string catalog = argv[1];
  std::vector<bare::Model> models;
  std::ifstream file(catalog + "/models.txt");
  for (std::string line; std::getline(file, line);) models.emplace_back(line);
  const auto inputs = read_inputs(catalog);
  const Library library(catalog, models.size());
  const Sample sample(argv[2]);
  Scores bare(models.size());
  Scores hosted(models.size());
  std::vector<martlet_column> columns;

  const auto score_bare = [&](std::size_t m, std::size_t batch) {
    models[m].score(sample.bare(batch), kBatch, &bare.rank[m * kBatch], &bare.binary[m * kBatch]);
  };
  const auto score_library = [&](std::size_t m, std::size_t batch) {
    columns.clear();
    for (const std::size_t input : inputs[m]) columns.push_back(sample.columns(batch)[input]);
    library.score(m, {kBatch, static_cast<std::int32_t>(columns.size()), columns.data()},
                  {&hosted.wide_rank[m * kBatch], &hosted.binary[m * kBatch]});
  };
  // Scores every batch with the linear or the binned models; returns CPU seconds.
  const auto time = [&](bool linear, const auto& score) {
    const double start = cpu_seconds();
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t batch = 0; batch < sample.batches(); ++batch) {
        for (std::size_t m = 0; m < models.size(); ++m) {
          if (models[m].linear() == linear) score(m, batch);
        }
      }
    }
    return cpu_seconds() - start;
  };

  for (std::size_t batch = 0; batch < sample.batches(); ++batch) {
    for (std::size_t m = 0; m < models.size(); ++m) {
      score_bare(m, batch);
      score_library(m, batch);
    }
    for (std::size_t i = 0; i < bare.rank.size(); ++i) {
      if (bare.rank[i] != hosted.wide_rank[i] || bare.binary[i] != hosted.binary[i]) {
        throw std::runtime_error("model " + std::to_string(i / kBatch + 1) + ", record " +
                                 std::to_string(batch * kBatch + i % kBatch) +
                                 ": the bare loop and the library disagree");
      }
    }
  }

  double linear_models = 0;
  for (const auto& model : models) linear_models += model.linear();
  const double rows = static_cast<double>(sample.batches() * kBatch * kRounds);
  const double linear = linear_models * rows;
  const double binned = static_cast<double>(models.size()) * rows - linear;
  for (int repetition = 0; repetition < std::atoi(argv[3]); ++repetition) {
    const double bare_linear = time(true, score_bare);
    const double library_linear = time(true, score_library);
    const double bare_binned = time(false, score_bare);
    const double library_binned = time(false, score_library);
    std::printf(
        "{\"bare\": %.3f, \"bare_linear\": %.3f, \"bare_binned\": %.3f, \"library\": %.3f, "
        "\"library_linear\": %.3f, \"library_binned\": %.3f}\n",
        (bare_linear + bare_binned) * 1e9 / (linear + binned), bare_linear * 1e9 / linear,
        bare_binned * 1e9 / binned, (library_linear + library_binned) * 1e9 / (linear + binned),
        library_linear * 1e9 / linear, library_binned * 1e9 / binned);
  }
  return 0;
} catch (const std::exception& e) {
  std::cerr << "limit: " << e.what() << "\n";
  return 1;
}
