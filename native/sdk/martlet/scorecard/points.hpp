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

  // Points of the records begin .. begin + rows; rows <= kChunk.
  virtual void look_up(const martlet_column& column, std::int64_t begin, int rows,
                       std::int32_t* points) const = 0;
};

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
  explicit StepPoints(Steps<E> steps) : steps_(std::move(steps)) {}

  void look_up(const martlet_column& column, std::int64_t begin, int rows,
               std::int32_t* __restrict__ points) const override {
    const T* __restrict__ values = static_cast<const T*>(column.values) + begin;
    for (int i = 0; i < rows; ++i) points[i] = steps_.start;
    // Copies, not references: the compiler must see that writing points leaves the edge alone.
    for (const auto [at, delta] : steps_.edges) {
      for (int i = 0; i < rows; ++i) points[i] += values[i] >= at ? delta : 0;
    }
    if constexpr (std::is_floating_point_v<T>) {
      // A NaN lies in no bin, not even in one that is open on its left.
      for (int i = 0; i < rows; ++i) points[i] = values[i] == values[i] ? points[i] : steps_.other;
    }
  }

 private:
  Steps<E> steps_;
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

}  // namespace detail

inline Steps<float> float_steps(const InputParameters& input, Type type, const CsvReader& csv) {
  const Steps<double> steps = make_steps<double>(input, type, csv);
  Steps<float> narrow;
  narrow.start = steps.start;
  narrow.other = steps.other;
  for (const auto& edge : steps.edges) {
    narrow.edges.push_back({detail::least_float_from(edge.at), edge.delta});
  }
  return narrow;
}

namespace detail {

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
                                          const CsvReader& csv) {
  return std::make_unique<StepPoints<T, E>>(make_steps<E>(input, type, csv));
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
                                                 const CsvReader& csv) {
  using namespace detail;
  switch (type) {
    case Type::kBool:
    case Type::kInt8:
      return std::make_unique<BytePoints>(*byte_table(input, type, csv));
    case Type::kInt16:
      return step_points<std::int16_t, std::int32_t>(input, type, csv);
    case Type::kInt32:
    case Type::kDate:
      return step_points<std::int32_t, std::int32_t>(input, type, csv);
    case Type::kInt64:
      return step_points<std::int64_t, std::int64_t>(input, type, csv);
    case Type::kFloat32:
      return std::make_unique<StepPoints<float, float>>(float_steps(input, type, csv));
    case Type::kFloat64:
      return step_points<double, double>(input, type, csv);
    case Type::kString:
      return std::make_unique<LevelPoints>(Levels(input));
    case Type::kInvalid:
      break;
  }
  throw ModelError("an input without a type");
}

}  // namespace martlet::scorecard
