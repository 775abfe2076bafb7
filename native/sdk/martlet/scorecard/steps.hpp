#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "martlet/csv.hpp"
#include "martlet/numbers.hpp"
#include "martlet/scorecard/kernels.hpp"
#include "martlet/scorecard/parameters.hpp"

namespace martlet::scorecard {

// The points of a numeric input as a step function: `start` left of the first edge, then each edge
// adds its delta from its value on. `E` is wide enough for the input's edges.
template <class E>
struct Steps {
  std::int32_t start = 0;
  std::vector<Edge<E>> edges;
  std::int32_t other = 0;

  std::int32_t at(E value) const {
    std::int32_t points = start;
    for (const Edge<E>& edge : edges) points += value >= edge.at ? edge.delta : 0;
    return points;
  }
};

namespace detail {

template <class E>
struct Interval {
  std::optional<E> from;
  std::optional<E> to;
  std::int32_t points;
  std::size_t line;
};

template <class E>
std::optional<E> parse_edge(const std::string& text, Type type, std::size_t line,
                            const CsvReader& csv) {
  if (text.empty()) return std::nullopt;
  std::optional<E> edge;
  if constexpr (std::is_same_v<E, std::int32_t>) {
    edge = type == Type::kDate ? parse_date(text) : parse_number<E>(text);
  } else {
    edge = parse_number<E>(text);
  }
  // A NaN compares with nothing, so it can't be an edge.
  if (!edge || *edge != *edge) {
    const char* expected = type == Type::kDate           ? "a date as YYYY-MM-DD"
                           : std::is_floating_point_v<E> ? "a number"
                                                         : "a whole number";
    csv.fail_at(line, std::string("expected ") + expected + ", found \"" + text + "\"");
  }
  return edge;
}

template <class E>
std::vector<Interval<E>> parse_intervals(const std::vector<Bin>& bins, Type type,
                                         const CsvReader& csv) {
  std::vector<Interval<E>> intervals;
  for (const Bin& bin : bins) {
    const auto from = parse_edge<E>(bin.from, type, bin.line, csv);
    const auto to = parse_edge<E>(bin.to, type, bin.line, csv);
    if (from && to && *from >= *to) {
      csv.fail_at(bin.line, "an empty bin: from " + bin.from + " to " + bin.to);
    }
    intervals.push_back({from, to, bin.points, bin.line});
  }
  // An open `from` (nothing) sorts before every value.
  std::stable_sort(intervals.begin(), intervals.end(),
                   [](const auto& a, const auto& b) { return a.from < b.from; });
  for (std::size_t i = 1; i < intervals.size(); ++i) {
    const Interval<E>& before = intervals[i - 1];
    const Interval<E>& after = intervals[i];
    if (!before.to || !after.from || *before.to > *after.from) {
      csv.fail_at(
          std::max(before.line, after.line),
          "the bin overlaps that of line " + std::to_string(std::min(before.line, after.line)));
    }
  }
  return intervals;
}

}  // namespace detail

// The step function of an input's bins; `other` holds between and beside them.
template <class E>
Steps<E> make_steps(const InputParameters& input, Type type, const CsvReader& csv) {
  Steps<E> steps;
  steps.other = input.other.value_or(0);
  steps.start = steps.other;
  std::int32_t level = steps.other;
  const auto step_to = [&](E at, std::int32_t points) {
    if (!steps.edges.empty() && steps.edges.back().at == at) {
      steps.edges.back().delta += points - level;
    } else {
      steps.edges.push_back({at, points - level});
    }
    level = points;
  };
  for (const auto& bin : detail::parse_intervals<E>(input.bins, type, csv)) {
    if (bin.from) {
      step_to(*bin.from, bin.points);
    } else {
      steps.start = level = bin.points;
    }
    if (bin.to) step_to(*bin.to, steps.other);
  }
  return steps;
}

}  // namespace martlet::scorecard
