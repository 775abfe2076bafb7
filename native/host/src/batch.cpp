#include "batch.hpp"

#include <string>

namespace martlet::host {

namespace {

std::uint64_t width_of(Type type) {
  switch (type) {
    case Type::kBool:
    case Type::kInt8:
      return 1;
    case Type::kInt16:
      return 2;
    case Type::kInt32:
    case Type::kFloat32:
    case Type::kDate:
      return 4;
    case Type::kInt64:
    case Type::kFloat64:
      return 8;
    case Type::kString:
    case Type::kInvalid:
      break;
  }
  return 0;
}

// Strings must ascend within the bytes that follow `values`: models index with these offsets.
void check_offsets(const std::int32_t* offsets, std::uint32_t rows, std::uint64_t bytes) {
  int falling = offsets[0] < 0;
  for (std::uint32_t i = 0; i < rows; ++i) falling |= offsets[i] > offsets[i + 1];
  if (falling != 0 || static_cast<std::uint64_t>(offsets[rows]) > bytes) {
    throw ProtocolError("a string column's offsets fall, or leave the region");
  }
}

martlet_column locate_column(const LayoutColumn& column, const Region& region,
                             const ScoreMessage& score) {
  const std::uint64_t rows = score.rows;
  martlet_column located{};
  located.values = region.at(score.inputs_base, column.values, rows * width_of(column.type));
  if (column.validity) {
    located.validity = region.at(score.inputs_base, *column.validity, (rows + 7) / 8);
  }
  if (column.offsets) {
    located.offsets = reinterpret_cast<const std::int32_t*>(
        region.at(score.inputs_base, *column.offsets, (rows + 1) * sizeof(std::int32_t)));
    check_offsets(located.offsets, score.rows, region.bytes_from(score.inputs_base, column.values));
  }
  return located;
}

}  // namespace

std::vector<martlet_column> locate_columns(const LayoutMessage& layout, const Region& region,
                                           const ScoreMessage& score) {
  std::vector<martlet_column> columns;
  columns.reserve(layout.columns.size());
  for (const LayoutColumn& column : layout.columns) {
    columns.push_back(locate_column(column, region, score));
  }
  return columns;
}

martlet_scores locate_scores(const LayoutModel& model, const Region& region,
                             const ScoreMessage& score) {
  const std::uint64_t rows = score.rows;
  return {reinterpret_cast<std::int32_t*>(
              region.writable_at(score.outputs_base, model.rank, rows * sizeof(std::int32_t))),
          region.writable_at(score.outputs_base, model.binary, rows)};
}

}  // namespace martlet::host
