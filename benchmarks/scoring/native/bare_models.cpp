#include "bare_models.hpp"

#include <algorithm>
#include <sstream>

namespace bare {

namespace {

enum class Type { kInt8, kInt32, kFloat32 };

Type type_of(std::size_t column) {
  const std::size_t kind = column % 10;
  return kind < 7 ? Type::kInt8 : kind < 9 ? Type::kInt32 : Type::kFloat32;
}

template <class T>
void add_weighted(const T* __restrict__ values, float weight, std::size_t rows,
                  float* __restrict__ sums) {
  for (std::size_t i = 0; i < rows; ++i) sums[i] += weight * static_cast<float>(values[i]);
}

template <class T>
void add_steps(const T* __restrict__ values, T edge, std::int32_t delta, std::size_t rows,
               std::int32_t* __restrict__ sums) {
  for (std::size_t i = 0; i < rows; ++i) sums[i] += values[i] >= edge ? delta : 0;
}

template <class T>
const T* values_of(const Column& column) {
  return static_cast<const T*>(column.values);
}

}  // namespace

Model::Model(const std::string& line) {
  std::istringstream words(line);
  std::string kind;
  words >> kind >> base_ >> threshold_;
  linear_ = kind == "linear";
  cuts_.resize(19);
  for (float& cut : cuts_) words >> cut;
  std::size_t column;
  while (words >> column) {
    columns_.push_back(column);
    if (linear_) {
      words >> weights_.emplace_back();
      continue;
    }
    Bins& bins = bins_.emplace_back();
    std::size_t edges = 0;
    words >> edges;
    bins.edges.resize(edges);
    for (float& edge : bins.edges) words >> edge;
    words >> bins.first;
    std::int32_t before = bins.first;
    for (std::size_t i = 0; i < edges; ++i) {
      std::int32_t points = 0;
      words >> points;
      bins.deltas.push_back(points - before);
      before = points;
    }
    for (int value = -128; value < 128; ++value) {
      std::int32_t& points = bins.of_byte[static_cast<std::uint8_t>(value)];
      points = bins.first;
      for (std::size_t i = 0; i < edges; ++i) {
        if (static_cast<float>(value) >= bins.edges[i]) points += bins.deltas[i];
      }
    }
  }
}

template <class Sum>
void Model::rank_sums(const Sum* sums, std::size_t rows, std::uint8_t* __restrict__ rank,
                      std::uint8_t* __restrict__ binary) const {
  std::fill_n(rank, rows, std::uint8_t{1});
  for (const float cut : cuts_) {
    const Sum least = static_cast<Sum>(cut);
    for (std::size_t i = 0; i < rows; ++i) rank[i] += sums[i] < least;
  }
  const Sum least = static_cast<Sum>(threshold_);
  for (std::size_t i = 0; i < rows; ++i) binary[i] = sums[i] >= least;
}

void Model::score(const std::vector<Column>& columns, std::size_t rows, std::uint8_t* rank,
                  std::uint8_t* binary) const {
  if (linear_) {
    float sums[kMostRows];
    std::fill_n(sums, rows, base_);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns[columns_[i]];
      switch (type_of(columns_[i])) {
        case Type::kInt8:
          add_weighted(values_of<std::int8_t>(column), weights_[i], rows, sums);
          break;
        case Type::kInt32:
          add_weighted(values_of<std::int32_t>(column), weights_[i], rows, sums);
          break;
        case Type::kFloat32:
          add_weighted(values_of<float>(column), weights_[i], rows, sums);
          break;
      }
    }
    return rank_sums(sums, rows, rank, binary);
  }
  std::int32_t sums[kMostRows];
  std::fill_n(sums, rows, static_cast<std::int32_t>(base_));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns[columns_[i]];
    const Bins& bins = bins_[i];
    const Type type = type_of(columns_[i]);
    if (type == Type::kInt8) {
      const auto* values = values_of<std::uint8_t>(column);
      for (std::size_t row = 0; row < rows; ++row) sums[row] += bins.of_byte[values[row]];
      continue;
    }
    for (std::size_t row = 0; row < rows; ++row) sums[row] += bins.first;
    for (std::size_t edge = 0; edge < bins.edges.size(); ++edge) {
      if (type == Type::kInt32) {
        add_steps(values_of<std::int32_t>(column), static_cast<std::int32_t>(bins.edges[edge]),
                  bins.deltas[edge], rows, sums);
      } else {
        add_steps(values_of<float>(column), bins.edges[edge], bins.deltas[edge], rows, sums);
      }
    }
  }
  rank_sums(sums, rows, rank, binary);
}

}  // namespace bare
