#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "martlet/export.hpp"
#include "martlet/scorecard/parameters.hpp"
#include "martlet/scorecard/points.hpp"

namespace martlet {

// An additive scorecard: a record's sum of points over its inputs decides its rank and its binary.
// Points are integers, so that every implementation gets the same sums. The parameters file is
// described in native/sdk/README.md.
class Scorecard {
 public:
  Scorecard(const Contract& contract, const std::string& parameters)
      : first_rank_(contract.first_rank) {
    CsvReader csv(parameters, scorecard::kHeader);
    const auto parsed = scorecard::ParametersParser(contract, csv).parse();
    check_sums(parsed, csv);
    base_ = parsed.base.value_or(0);
    cuts_ = parsed.cuts;
    threshold_ = *parsed.threshold;
    for (std::size_t i = 0; i < contract.input_count; ++i) {
      const auto& input = parsed.inputs[i];
      inputs_.push_back(
          {scorecard::make_points(input, contract.inputs[i].type, csv), input.missing.value_or(0)});
    }
  }

  void score(const martlet_batch& in, martlet_scores& out) const {
    for (std::int64_t begin = 0; begin < in.rows; begin += scorecard::kChunk) {
      const int rows = static_cast<int>(std::min<std::int64_t>(scorecard::kChunk, in.rows - begin));
      std::int32_t sums[scorecard::kChunk];
      std::fill_n(sums, rows, base_);
      for (std::size_t i = 0; i < inputs_.size(); ++i) {
        add_points(inputs_[i], in.columns[i], begin, rows, sums);
      }
      write_scores(sums, rows, out.rank + begin, out.binary + begin);
    }
  }

 private:
  struct ScoredInput {
    std::unique_ptr<scorecard::ColumnPoints> points;
    std::int32_t missing;
  };

  static void add_points(const ScoredInput& input, const martlet_column& column, std::int64_t begin,
                         int rows, std::int32_t* __restrict__ sums) {
    std::int32_t points[scorecard::kChunk];
    input.points->look_up(column, begin, rows, points);
    if (column.validity != nullptr) {
      replace_missing(column.validity + begin / 8, rows, input.missing, points);
    }
    for (int i = 0; i < rows; ++i) sums[i] += points[i];
  }

  // Visits the missing values alone: there are few of them as a rule.
  static void replace_missing(const std::uint8_t* validity, int rows, std::int32_t missing,
                              std::int32_t* points) {
    for (int first = 0; first < rows; first += 8) {
      unsigned absent = ~unsigned{validity[first >> 3]} & 0xff;
      // What lies behind the last record is undefined.
      if (rows - first < 8) absent &= (1u << (rows - first)) - 1;
      for (; absent != 0; absent &= absent - 1) points[first + __builtin_ctz(absent)] = missing;
    }
  }

  void write_scores(const std::int32_t* __restrict__ sums, int rows,
                    std::int32_t* __restrict__ rank, std::uint8_t* __restrict__ binary) const {
    for (int i = 0; i < rows; ++i) rank[i] = first_rank_;
    for (const std::int32_t cut : cuts_) {
      for (int i = 0; i < rows; ++i) rank[i] += sums[i] < cut;
    }
    for (int i = 0; i < rows; ++i) binary[i] = sums[i] >= threshold_;
  }

  // Refuses points of which some record's sum, or a step between two bins, may leave 32 bits.
  static void check_sums(const scorecard::Parameters& parameters, const CsvReader& csv) {
    std::int64_t largest = std::abs(std::int64_t{parameters.base.value_or(0)});
    for (const auto& input : parameters.inputs) {
      std::int64_t most = 0;
      const auto consider = [&most](std::int32_t points) {
        most = std::max(most, std::abs(std::int64_t{points}));
      };
      for (const auto& bin : input.bins) consider(bin.points);
      for (const auto& level : input.levels) consider(level.points);
      consider(input.missing.value_or(0));
      consider(input.other.value_or(0));
      largest += most;
    }
    if (largest > std::numeric_limits<std::int32_t>::max() / 2) {
      csv.fail_file("the points may add up to " + std::to_string(largest) +
                    ", more than 32 bits hold; use smaller points");
    }
  }

  std::int32_t first_rank_;
  std::int32_t base_ = 0;
  std::int32_t threshold_ = 0;
  std::vector<std::int32_t> cuts_;
  std::vector<ScoredInput> inputs_;
};

}  // namespace martlet

// Exports a scorecard as a model, its points in the parameters file that the catalog names.
//
//   MARTLET_SCORECARD(has_insurance, "age: int8, education: string", 1, 20);
#define MARTLET_SCORECARD(symbol, inputs, first_rank, last_rank) \
  MARTLET_EXPORT(symbol, inputs, first_rank, last_rank, ::martlet::Scorecard)
