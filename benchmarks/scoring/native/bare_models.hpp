#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// The benchmark's models as somebody would write them who has nothing else to care for: columns in
// memory, 0 where a value is missing, and loops that the compiler vectorises.
namespace bare {

// The columns of the universe, by the mix: 7 of 10 int8, 2 int32, 1 float32.
struct Column {
  const void* values;
};

class Model {
 public:
  // A line of models.txt.
  explicit Model(const std::string& line);

  bool linear() const { return linear_; }

  // Scores the columns' first records; rows <= kMostRows.
  void score(const std::vector<Column>& columns, std::size_t rows, std::uint8_t* rank,
             std::uint8_t* binary) const;

  static constexpr std::size_t kMostRows = 4096;

 private:
  struct Bins {
    std::array<std::int32_t, 256> of_byte;
    std::vector<float> edges;
    std::vector<std::int32_t> deltas;
    std::int32_t first;
  };

  template <class Sum>
  void rank_sums(const Sum* sums, std::size_t rows, std::uint8_t* rank, std::uint8_t* binary) const;

  bool linear_;
  float base_;
  float threshold_;
  std::vector<float> cuts_;
  std::vector<std::size_t> columns_;
  std::vector<float> weights_;
  std::vector<Bins> bins_;
};

}  // namespace bare
