#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "martlet/inputs.hpp"
#include "test_columns.hpp"

namespace martlet {

// A scorecard drawn at random with columns for it, and its sums computed record by record straight
// from the rules in native/sdk/README.md.
class RandomCard {
 public:
  RandomCard(std::uint32_t seed, bool linear, std::size_t rows);

  Contract contract() const { return {inputs_.data(), inputs_.size(), 1, last_rank_}; }
  // The parameters file; its cuts are sums of some records, so that a rank tells a sum from its
  // neighbours.
  std::string parameters() const;
  const TestColumns& columns() const { return columns_; }
  std::int32_t rank(std::size_t row) const;
  bool binary(std::size_t row) const { return sums_[row] >= threshold_; }

 private:
  template <class T>
  void add_input(Type type);
  void add_strings();
  template <class T>
  T draw();
  template <class T>
  std::vector<double> add_bins(const std::string& name, const std::vector<T>& values,
                               const std::vector<bool>& present);
  std::vector<double> add_weight(const std::string& name, const std::vector<double>& values,
                                 const std::vector<bool>& present);
  std::vector<bool> draw_present();
  int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  int draw_points();
  void add(const std::vector<double>& points);
  void draw_cuts();

  std::mt19937 random_;
  bool linear_;
  std::size_t rows_;
  std::vector<std::string> names_;
  std::vector<Input> inputs_;
  TestColumns columns_;
  std::string lines_;
  std::vector<double> sums_;
  std::vector<double> cuts_;
  double threshold_ = 0;
  std::int32_t last_rank_ = 1;
};

}  // namespace martlet
