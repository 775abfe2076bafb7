#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <variant>
#include <vector>

#include "martlet/export.hpp"
#include "martlet/scorecard/binned_card.hpp"
#include "martlet/scorecard/last_block.hpp"
#include "martlet/scorecard/linear_card.hpp"
#include "martlet/scorecard/parameters.hpp"

namespace martlet {

// An additive scorecard: a record's sum of points over its inputs decides its rank and its binary.
// Every implementation gets the same sums. The parameters file is described in
// native/sdk/README.md.
//
// Not inlined, since a library may have thousands of them.
class Scorecard {
 public:
  __attribute__((noinline)) Scorecard(const Contract& contract, const std::string& parameters,
                                      const scorecard::Kernels& kernels = scorecard::best_kernels())
      : kernels_(kernels), first_rank_(contract.first_rank) {
    for (std::size_t i = 0; i < contract.input_count; ++i) {
      types_.push_back(contract.inputs[i].type);
    }
    CsvReader csv(parameters, scorecard::kHeader);
    const auto parsed = scorecard::ParametersParser(contract, csv).parse();
    check_sums(parsed, csv);
    if (parsed.linear) {
      card_.emplace<Linear>(Linear{{contract, parsed, csv, kernels}, parsed});
    } else {
      card_.emplace<Binned>(Binned{{contract, parsed, csv, kernels}, parsed});
    }
  }

  __attribute__((noinline)) void score(const martlet_batch& in, martlet_scores& out) const {
    if (const auto* binned = std::get_if<Binned>(&card_)) {
      score(*binned, kernels_.rank_int32, in, out);
    } else {
      score(std::get<Linear>(card_), kernels_.rank_float32, in, out);
    }
  }

 private:
  // What adds the points up, and what the sums are compared with.
  template <class Points>
  struct Card {
    using Sum = typename Points::Sum;

    Card(Points adds, const scorecard::Parameters& parameters)
        : points(std::move(adds)),
          base(static_cast<Sum>(parameters.base.value_or(0))),
          threshold(static_cast<Sum>(*parameters.threshold)) {
      for (const double cut : parameters.cuts) cuts.push_back(static_cast<Sum>(cut));
    }

    Points points;
    Sum base;
    std::vector<Sum> cuts;
    Sum threshold;
  };
  using Binned = Card<scorecard::BinnedCard>;
  using Linear = Card<scorecard::LinearCard>;

  template <class Points, class Rank>
  void score(const Card<Points>& card, const Rank& rank, const martlet_batch& in,
             martlet_scores& out) const {
    using Sum = typename Points::Sum;
    const scorecard::Ranking<Sum> ranking{card.cuts.data(), static_cast<int>(card.cuts.size()),
                                          card.threshold, first_rank_};
    const std::int64_t whole = in.rows / scorecard::kBlock * scorecard::kBlock;
    Sum sums[scorecard::kChunk];
    for (std::int64_t begin = 0; begin < whole; begin += scorecard::kChunk) {
      const int rows = static_cast<int>(std::min<std::int64_t>(scorecard::kChunk, whole - begin));
      std::fill_n(sums, rows, card.base);
      card.points.add_points(in.columns, begin, rows, sums);
      rank(sums, rows, ranking, out.rank + begin, out.binary + begin);
    }
    if (whole == in.rows) return;
    const scorecard::LastBlock last(types_, in, whole);
    const int rows = static_cast<int>(in.rows - whole);
    std::int32_t ranks[scorecard::kBlock];
    std::uint8_t binaries[scorecard::kBlock];
    std::fill_n(sums, scorecard::kBlock, card.base);
    card.points.add_points(last.columns(), 0, rows, sums);
    rank(sums, scorecard::kBlock, ranking, ranks, binaries);
    std::copy_n(ranks, rows, out.rank + whole);
    std::copy_n(binaries, rows, out.binary + whole);
  }

  // Refuses points of which some record's sum, or a step between two bins, may leave 32 bits.
  static void check_sums(const scorecard::Parameters& parameters, const CsvReader& csv) {
    std::int64_t largest =
        parameters.linear ? 0 : std::abs(static_cast<std::int64_t>(parameters.base.value_or(0)));
    for (const auto& input : parameters.inputs) largest += scorecard::most_points(input);
    if (largest > std::numeric_limits<std::int32_t>::max() / 2) {
      csv.fail_file("the points may add up to " + std::to_string(largest) +
                    ", more than 32 bits hold; use smaller points");
    }
  }

  const scorecard::Kernels& kernels_;
  std::int32_t first_rank_;
  std::vector<Type> types_;
  std::variant<std::monostate, Binned, Linear> card_;
};

}  // namespace martlet

// Exports a scorecard as a model, its points in the parameters file that the catalog names.
//
//   MARTLET_SCORECARD(has_insurance, "age: int8, education: string", 1, 20);
#define MARTLET_SCORECARD(symbol, inputs, first_rank, last_rank) \
  MARTLET_EXPORT(symbol, inputs, first_rank, last_rank, ::martlet::Scorecard)
