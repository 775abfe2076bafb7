#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

#include "martlet/column.hpp"
#include "martlet/scorecard/kernels.hpp"
#include "martlet/scorecard/levels.hpp"
#include "martlet/scorecard/steps.hpp"

namespace martlet::scorecard {

// Looks up the points of one input, a chunk of its column at a time, missing values aside.
class ColumnPoints {
 public:
  virtual ~ColumnPoints() = default;

  // Points of the records begin .. begin + rows; rows <= kChunk. The values of numbers can be read,
  // and the points written, up to the next multiple of kBlock.
  virtual void look_up(const martlet_column& column, std::int64_t begin, int rows,
                       std::int32_t* points) const = 0;
};

inline int whole_blocks(int rows) { return (rows + kBlock - 1) / kBlock * kBlock; }

// int8 and bool: every value that a byte can have has its points in a table.
class BytePoints final : public ColumnPoints {
 public:
  explicit BytePoints(const std::array<std::int32_t, 256>& table) : table_(table) {}

  void look_up(const martlet_column& column, std::int64_t begin, int rows,
               std::int32_t* points) const override {
    const std::uint8_t* values = static_cast<const std::uint8_t*>(column.values) + begin;
    for (int i = 0; i < rows; ++i) points[i] = table_[values[i]];
  }

 private:
  std::array<std::int32_t, 256> table_;
};

// Wider numbers: the deltas of the edges that a value reaches.
template <class T, class E>
class StepPoints final : public ColumnPoints {
 public:
  StepPoints(Steps<E> steps, const Kernels& kernels)
      : steps_(std::move(steps)), kernels_(kernels) {}

  void look_up(const martlet_column& column, std::int64_t begin, int rows,
               std::int32_t* __restrict__ points) const override {
    const T* __restrict__ values = static_cast<const T*>(column.values) + begin;
    std::fill_n(points, whole_blocks(rows), steps_.start);
    const int edge_count = static_cast<int>(steps_.edges.size());
    if constexpr (std::is_same_v<T, std::int32_t>) {
      kernels_.step_int32(values, whole_blocks(rows), steps_.edges.data(), edge_count, points);
    } else if constexpr (std::is_same_v<T, float>) {
      kernels_.step_float32(values, whole_blocks(rows), steps_.edges.data(), edge_count, points);
    } else {
      // Copies, not references: the compiler must see that writing points leaves the edge alone.
      for (const auto [at, delta] : steps_.edges) {
        for (int i = 0; i < rows; ++i) points[i] += values[i] >= at ? delta : 0;
      }
    }
    if constexpr (std::is_floating_point_v<T>) {
      // A NaN lies in no bin, not even in one that is open on its left.
      for (int i = 0; i < rows; ++i) points[i] = values[i] == values[i] ? points[i] : steps_.other;
    }
  }

 private:
  Steps<E> steps_;
  const Kernels& kernels_;
};

class LevelPoints final : public ColumnPoints {
 public:
  explicit LevelPoints(Levels levels) : levels_(std::move(levels)) {}

  void look_up(const martlet_column& column, std::int64_t begin, int rows,
               std::int32_t* points) const override {
    for (int i = 0; i < rows; ++i) points[i] = levels_.at(text_at(column, begin + i));
  }

 private:
  Levels levels_;
};

namespace detail {

// A float reaches `at` just when it reaches the least float that does.
inline float least_float_from(double at) {
  const float nearest = static_cast<float>(at);
  return nearest < at ? std::nextafter(nearest, std::numeric_limits<float>::infinity()) : nearest;
}

inline Steps<float> narrowed(const Steps<double>& steps) {
  Steps<float> narrow;
  narrow.start = steps.start;
  narrow.other = steps.other;
  for (const auto& edge : steps.edges) {
    narrow.edges.push_back({least_float_from(edge.at), edge.delta});
  }
  return narrow;
}

inline std::array<std::int32_t, 256> int8_table(const Steps<std::int32_t>& steps) {
  std::array<std::int32_t, 256> table;
  for (int value = -128; value < 128; ++value) {
    table[static_cast<std::uint8_t>(value)] = steps.at(value);
  }
  return table;
}

inline std::array<std::int32_t, 256> bool_table(const InputParameters& input) {
  std::array<std::int32_t, 256> table;
  table.fill(input.other.value_or(0));
  for (const Level& level : input.levels) table[level.value == "true" ? 1 : 0] = level.points;
  return table;
}

template <class T, class E>
std::unique_ptr<ColumnPoints> step_points(const InputParameters& input, Type type,
                                          const CsvReader& csv, const Kernels& kernels) {
  return std::make_unique<StepPoints<T, E>>(make_steps<E>(input, type, csv), kernels);
}

}  // namespace detail

// The points of every byte, for inputs that are stored as bytes.
inline std::optional<std::array<std::int32_t, 256>> byte_table(const InputParameters& input,
                                                               Type type, const CsvReader& csv) {
  if (type == Type::kBool) return detail::bool_table(input);
  if (type == Type::kInt8) return detail::int8_table(make_steps<std::int32_t>(input, type, csv));
  return std::nullopt;
}

inline std::unique_ptr<ColumnPoints> make_points(const InputParameters& input, Type type,
                                                 const CsvReader& csv, const Kernels& kernels) {
  using namespace detail;
  switch (type) {
    case Type::kBool:
    case Type::kInt8:
      return std::make_unique<BytePoints>(*byte_table(input, type, csv));
    case Type::kInt16:
      return step_points<std::int16_t, std::int32_t>(input, type, csv, kernels);
    case Type::kInt32:
    case Type::kDate:
      return step_points<std::int32_t, std::int32_t>(input, type, csv, kernels);
    case Type::kInt64:
      return step_points<std::int64_t, std::int64_t>(input, type, csv, kernels);
    case Type::kFloat32:
      return std::make_unique<StepPoints<float, float>>(
          narrowed(make_steps<double>(input, type, csv)), kernels);
    case Type::kFloat64:
      return step_points<double, double>(input, type, csv, kernels);
    case Type::kString:
      return std::make_unique<LevelPoints>(Levels(input));
    case Type::kInvalid:
      break;
  }
  throw ModelError("an input without a type");
}

}  // namespace martlet::scorecard
