#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "martlet/csv.hpp"
#include "martlet/inputs.hpp"
#include "martlet/numbers.hpp"

namespace martlet::scorecard {

constexpr std::string_view kHeader = "part,input,from,to,level,points";

// A line of part `bin`: points of from <= value < to. Empty: open on that side.
struct Bin {
  std::string from;
  std::string to;
  std::int32_t points;
  std::size_t line;
};

// A line of part `level`: points of a string, or of true or false.
struct Level {
  std::string value;
  std::int32_t points;
  std::size_t line;
};

// A line of part `weight`.
struct Weight {
  float points;
  std::size_t line;
};

struct InputParameters {
  std::optional<Weight> weight;
  std::vector<Bin> bins;
  std::vector<Level> levels;
  // Whole, unless the input has a weight: then a float32.
  std::optional<double> missing;
  std::optional<std::int32_t> other;
};

// The lines of a scorecard's parameters file, sorted by what they are about. Where an input has a
// weight, base, cuts and threshold are float32 numbers, else whole ones of 32 bits.
struct Parameters {
  bool linear = false;
  std::optional<double> base;
  std::vector<InputParameters> inputs;
  std::vector<double> cuts;
  std::optional<double> threshold;
};

// Reads the lines of a parameters file one by one; throws ModelErrors that name the line.
class ParametersParser {
 public:
  ParametersParser(const Contract& contract, CsvReader& csv) : contract_(contract), csv_(csv) {
    parameters_.inputs.resize(contract.input_count);
  }

  Parameters parse() {
    read_lines();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      fields_ = lines_[i];
      line_ = line_numbers_[i];
      parse_line();
    }
    check_weights();
    const std::size_t ranks =
        static_cast<std::size_t>(std::int64_t{contract_.last_rank} - contract_.first_rank);
    if (parameters_.cuts.size() != ranks) {
      csv_.fail_file("expected " + std::to_string(ranks) + " cuts for the ranks " +
                     std::to_string(contract_.first_rank) + ".." +
                     std::to_string(contract_.last_rank) + ", found " +
                     std::to_string(parameters_.cuts.size()));
    }
    if (!parameters_.threshold) csv_.fail_file("expected a line threshold,,,,,POINTS");
    return std::move(parameters_);
  }

 private:
  enum Field { kPart, kInput, kFrom, kTo, kLevel, kPoints };

  // Which inputs have weights decides how other lines read.
  void read_lines() {
    while (csv_.next(fields_)) {
      lines_.push_back(fields_);
      line_numbers_.push_back(csv_.line());
      if (fields_[kPart] != "weight") continue;
      weighted_.push_back(fields_[kInput]);
      parameters_.linear = true;
    }
  }

  void check_weights() const {
    for (std::size_t i = 0; i < contract_.input_count; ++i) {
      const InputParameters& input = parameters_.inputs[i];
      if (input.weight && !(input.bins.empty() && input.levels.empty() && !input.other)) {
        csv_.fail_at(input.weight->line, "input " + std::string(contract_.inputs[i].name) +
                                             " has a weight and bins; expected one of them");
      }
    }
  }

  bool weighted(const std::string& input) const {
    return std::find(weighted_.begin(), weighted_.end(), input) != weighted_.end();
  }

  void parse_line() {
    const std::string& part = fields_[kPart];
    if (part == "base") {
      require_empty({kInput, kFrom, kTo, kLevel});
      set_once(parameters_.base, parse_total(), "base");
    } else if (part == "threshold") {
      require_empty({kInput, kFrom, kTo, kLevel});
      set_once(parameters_.threshold, parse_total(), "threshold");
    } else if (part == "cut") {
      require_empty({kInput, kFrom, kTo, kLevel});
      parse_cut();
    } else if (part == "bin") {
      require_empty({kLevel});
      parse_bin();
    } else if (part == "level") {
      require_empty({kFrom, kTo});
      parse_level();
    } else if (part == "weight") {
      require_empty({kFrom, kTo, kLevel});
      parse_weight();
    } else if (part == "missing") {
      require_empty({kFrom, kTo, kLevel});
      const std::size_t input = input_index();
      const double points = weighted(fields_[kInput]) ? parse_decimal() : parse_points();
      set_once(parameters_.inputs[input].missing, points, "missing of " + fields_[kInput]);
    } else if (part == "other") {
      require_empty({kFrom, kTo, kLevel});
      const std::size_t input = input_index();
      set_once(parameters_.inputs[input].other, parse_points(), "other of " + fields_[kInput]);
    } else {
      fail(
          "expected a part of base, bin, level, weight, missing, other, cut or threshold, found "
          "\"" +
          part + "\"");
    }
  }

  void parse_cut() {
    const double points = parse_total();
    if (!parameters_.cuts.empty() && points > parameters_.cuts.back()) {
      fail("cuts go from the best rank down: expected at most " + last_cut_ + ", found " +
           fields_[kPoints]);
    }
    parameters_.cuts.push_back(points);
    last_cut_ = fields_[kPoints];
  }

  void parse_bin() {
    const std::size_t input = input_index();
    const Type type = contract_.inputs[input].type;
    if (type == Type::kString || type == Type::kBool) {
      fail("input " + fields_[kInput] + " is a " + std::string(type_name(type)) +
           ": expected a level, found a bin");
    }
    parameters_.inputs[input].bins.push_back({fields_[kFrom], fields_[kTo], parse_points(), line_});
  }

  void parse_level() {
    const std::size_t input = input_index();
    const Type type = contract_.inputs[input].type;
    const std::string& value = fields_[kLevel];
    if (type != Type::kString && type != Type::kBool) {
      fail("input " + fields_[kInput] + " is " + std::string(type_name(type)) +
           ": expected a bin, found a level");
    }
    if (type == Type::kBool && value != "true" && value != "false") {
      fail("input " + fields_[kInput] + " is bool: expected the level true or false, found \"" +
           value + "\"");
    }
    std::vector<Level>& levels = parameters_.inputs[input].levels;
    const auto twin = std::find_if(levels.begin(), levels.end(),
                                   [&](const Level& level) { return level.value == value; });
    if (twin != levels.end()) {
      fail("level \"" + value + "\" of " + fields_[kInput] + " stands on line " +
           std::to_string(twin->line) + " too");
    }
    levels.push_back({value, parse_points(), line_});
  }

  void parse_weight() {
    const std::size_t input = input_index();
    if (contract_.inputs[input].type == Type::kString) {
      fail("input " + fields_[kInput] + " is a string: expected a level, found a weight");
    }
    set_once(parameters_.inputs[input].weight, Weight{parse_decimal(), line_},
             "weight of " + fields_[kInput]);
  }

  template <class T>
  void set_once(std::optional<T>& place, T value, const std::string& what) {
    if (place) fail("a second line for " + what);
    place = value;
  }

  // What is compared with the sum, or begins it.
  double parse_total() const { return parameters_.linear ? parse_decimal() : parse_points(); }

  float parse_decimal() const {
    const auto points = parse_number<float>(fields_[kPoints]);
    if (!points || !std::isfinite(*points)) {
      fail("expected a number, found \"" + fields_[kPoints] + "\"");
    }
    return *points;
  }

  std::int32_t parse_points() const {
    const auto points = parse_number<std::int32_t>(fields_[kPoints]);
    if (!points) {
      fail("expected whole points in 32 bits, found \"" + fields_[kPoints] + "\"");
    }
    return *points;
  }

  std::size_t input_index() const {
    for (std::size_t i = 0; i < contract_.input_count; ++i) {
      if (contract_.inputs[i].name == fields_[kInput]) return i;
    }
    std::string known;
    for (std::size_t i = 0; i < contract_.input_count; ++i) {
      known += (i == 0 ? "" : ", ") + std::string(contract_.inputs[i].name);
    }
    fail("unknown input \"" + fields_[kInput] + "\"; the model reads " + known);
  }

  void require_empty(std::initializer_list<Field> columns) const {
    static constexpr const char* kNames[] = {"part", "input", "from", "to", "level", "points"};
    for (Field column : columns) {
      if (!fields_[column].empty()) {
        fail("a " + fields_[kPart] + " line leaves " + kNames[column] + " empty, found \"" +
             fields_[column] + "\"");
      }
    }
  }

  [[noreturn]] void fail(const std::string& what) const { csv_.fail_at(line_, what); }

  const Contract& contract_;
  CsvReader& csv_;
  std::vector<std::vector<std::string>> lines_;
  std::vector<std::size_t> line_numbers_;
  std::vector<std::string> weighted_;
  std::vector<std::string> fields_;
  std::size_t line_ = 0;
  std::string last_cut_;
  Parameters parameters_;
};

}  // namespace martlet::scorecard
