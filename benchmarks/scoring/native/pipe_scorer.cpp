// What RDD.pipe starts: a program that scores delimited lines with the benchmark's library.
//
//   pipe_scorer CATALOG MODELS
//
// Reads lines `key,value,...` of the universe's columns, empty where missing; prints lines
// `key,rank,binary,...` of the models.
#include <charconv>
#include <cstdint>
#include <cstring>
#include <iostream>
#include <string>

#include "library.hpp"

namespace {

constexpr std::size_t kColumns = 2000;
constexpr std::size_t kBatch = 1024;

struct Column {
  alignas(64) char values[kBatch * 4];
  alignas(64) std::uint8_t validity[kBatch / 8];
};

template <class T>
void parse(const char* begin, const char* end, Column& column, std::size_t row) {
  T value{};
  if (begin != end) {
    if (std::from_chars(begin, end, value).ptr != end) {
      throw std::runtime_error("not a number: " + std::string(begin, end));
    }
    column.validity[row / 8] |= static_cast<std::uint8_t>(1 << row % 8);
  }
  std::memcpy(column.values + row * sizeof value, &value, sizeof value);
}

class Scorer {
 public:
  Scorer(const std::string& catalog, std::size_t models)
      : library_(catalog, models),
        inputs_(read_inputs(catalog)),
        columns_(kColumns),
        rank_(models * kBatch),
        binary_(models * kBatch) {}

  void add(const std::string& line) {
    if (rows_ % 8 == 0) {
      for (Column& column : columns_) column.validity[rows_ / 8] = 0;
    }
    const char* at = line.data();
    const char* const end = at + line.size();
    const char* comma = static_cast<const char*>(std::memchr(at, ',', line.size()));
    keys_.emplace_back(at, comma);
    for (std::size_t i = 0; i < kColumns; ++i) {
      at = comma + 1;
      comma = static_cast<const char*>(std::memchr(at, ',', static_cast<std::size_t>(end - at)));
      if (comma == nullptr) comma = end;
      if (i % 10 < 7) {
        parse<std::int8_t>(at, comma, columns_[i], rows_);
      } else if (i % 10 < 9) {
        parse<std::int32_t>(at, comma, columns_[i], rows_);
      } else {
        parse<float>(at, comma, columns_[i], rows_);
      }
    }
    if (++rows_ == kBatch) flush();
  }

  void flush() {
    std::vector<martlet_column> columns;
    for (std::size_t m = 0; m < library_.size(); ++m) {
      columns.clear();
      for (const std::size_t input : inputs_[m]) {
        columns.push_back({columns_[input].values, columns_[input].validity, nullptr});
      }
      library_.score(m,
                     {static_cast<std::int64_t>(rows_), static_cast<std::int32_t>(columns.size()),
                      columns.data()},
                     {&rank_[m * kBatch], &binary_[m * kBatch]});
    }
    std::string text;
    for (std::size_t row = 0; row < rows_; ++row) {
      text += keys_[row];
      for (std::size_t m = 0; m < library_.size(); ++m) {
        char field[16];
        char* end = std::to_chars(field, field + sizeof field, rank_[m * kBatch + row]).ptr;
        text.append(1, ',').append(field, end).append(1, ',');
        text += static_cast<char>('0' + binary_[m * kBatch + row]);
      }
      text += '\n';
    }
    std::cout << text;
    keys_.clear();
    rows_ = 0;
  }

 private:
  Library library_;
  std::vector<std::vector<std::size_t>> inputs_;
  std::vector<Column> columns_;
  std::vector<std::int32_t> rank_;
  std::vector<std::uint8_t> binary_;
  std::vector<std::string> keys_;
  std::size_t rows_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) throw std::runtime_error("pipe_scorer CATALOG MODELS");
  std::ios::sync_with_stdio(false);
  Scorer scorer(argv[1], std::stoul(argv[2]));
  for (std::string line; std::getline(std::cin, line);) scorer.add(line);
  scorer.flush();
  return 0;
} catch (const std::exception& e) {
  std::cerr << "pipe_scorer: " << e.what() << "\n";
  return 1;
}
