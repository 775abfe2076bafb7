#pragma once

#include <optional>
#include <string>

#include "martlet/column.hpp"
#include "martlet/export.hpp"

namespace martlet {

// What a model says of one record.
struct Score {
  std::int32_t rank;
  bool binary;
};

// One record of a batch. Inputs are numbered from 0, in the order the model declares them.
class Row {
 public:
  Row(const Contract& contract, const martlet_batch& batch, std::int64_t row)
      : contract_(contract), batch_(batch), row_(row) {}

  bool missing(std::size_t input) const {
    check(input);
    return is_missing(batch_.columns[input], row_);
  }

  // The input's value, or nothing where it is missing. T must be the C++ type of its column type:
  // bool, std::int8_t .. std::int64_t, float, double, Date or std::string_view.
  template <class T>
  std::optional<T> get(std::size_t input) const {
    check(input);
    if (contract_.inputs[input].type != type_of<T>()) {
      throw ModelError("input " + std::string(contract_.inputs[input].name) + " is declared " +
                       std::string(type_name(contract_.inputs[input].type)) + ", but read as " +
                       std::string(type_name(type_of<T>())));
    }
    if (is_missing(batch_.columns[input], row_)) return std::nullopt;
    return value_at<T>(batch_.columns[input], row_);
  }

 private:
  void check(std::size_t input) const {
    if (input >= contract_.input_count) {
      throw ModelError("input " + std::to_string(input) + " is read, but only " +
                       std::to_string(contract_.input_count) + " are declared");
    }
  }

  const Contract& contract_;
  const martlet_batch& batch_;
  std::int64_t row_;
};

// Runs a model that looks at one record at a time.
template <class Model>
class RowModel {
 public:
  RowModel(const Contract& contract, const std::string& parameters)
      : contract_(contract), model_(parameters) {}

  void score(const martlet_batch& in, martlet_scores& out) const {
    for (std::int64_t i = 0; i < in.rows; ++i) {
      const Score score = model_.score(Row(contract_, in, i));
      out.rank[i] = score.rank;
      out.binary[i] = score.binary ? 1 : 0;
    }
  }

 private:
  Contract contract_;
  Model model_;
};

}  // namespace martlet

// Exports a class as a model: constructed from const std::string& (the path of its parameters,
// empty for none), with `Score score(const Row&) const`.
//
//   MARTLET_ROW_MODEL(holds_degree, "age: int8, region: string?", 1, 20, DegreeModel);
#define MARTLET_ROW_MODEL(symbol, inputs, first_rank, last_rank, ModelClass) \
  MARTLET_EXPORT(symbol, inputs, first_rank, last_rank, ::martlet::RowModel<ModelClass>)
