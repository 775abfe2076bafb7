#pragma once

#include <algorithm>
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

struct InputParameters {
  std::vector<Bin> bins;
  std::vector<Level> levels;
  std::optional<std::int32_t> missing;
  std::optional<std::int32_t> other;
};

// The lines of a scorecard's parameters file, sorted by what they are about.
struct Parameters {
  std::optional<std::int32_t> base;
  std::vector<InputParameters> inputs;
  std::vector<std::int32_t> cuts;
  std::optional<std::int32_t> threshold;
};

// Reads the lines of a parameters file one by one; throws ModelErrors that name the line.
class ParametersParser {
 public:
  ParametersParser(const Contract& contract, CsvReader& csv) : contract_(contract), csv_(csv) {
    parameters_.inputs.resize(contract.input_count);
  }

  Parameters parse() {
    while (csv_.next(fields_)) parse_line();
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

  void parse_line() {
    const std::string& part = fields_[kPart];
    if (part == "base") {
      require_empty({kInput, kFrom, kTo, kLevel});
      set_once(parameters_.base, "base");
    } else if (part == "threshold") {
      require_empty({kInput, kFrom, kTo, kLevel});
      set_once(parameters_.threshold, "threshold");
    } else if (part == "cut") {
      require_empty({kInput, kFrom, kTo, kLevel});
      parse_cut();
    } else if (part == "bin") {
      require_empty({kLevel});
      parse_bin();
    } else if (part == "level") {
      require_empty({kFrom, kTo});
      parse_level();
    } else if (part == "missing") {
      require_empty({kFrom, kTo, kLevel});
      set_once(parameters_.inputs[input_index()].missing, "missing of " + fields_[kInput]);
    } else if (part == "other") {
      require_empty({kFrom, kTo, kLevel});
      set_once(parameters_.inputs[input_index()].other, "other of " + fields_[kInput]);
    } else {
      csv_.fail("expected a part of base, bin, level, missing, other, cut or threshold, found \"" +
                part + "\"");
    }
  }

  void parse_cut() {
    const std::int32_t points = parse_points();
    if (!parameters_.cuts.empty() && points > parameters_.cuts.back()) {
      csv_.fail("cuts go from the best rank down: expected at most " +
                std::to_string(parameters_.cuts.back()) + ", found " + std::to_string(points));
    }
    parameters_.cuts.push_back(points);
  }

  void parse_bin() {
    const std::size_t input = input_index();
    const Type type = contract_.inputs[input].type;
    if (type == Type::kString || type == Type::kBool) {
      csv_.fail("input " + fields_[kInput] + " is a " + std::string(type_name(type)) +
                ": expected a level, found a bin");
    }
    parameters_.inputs[input].bins.push_back(
        {fields_[kFrom], fields_[kTo], parse_points(), csv_.line()});
  }

  void parse_level() {
    const std::size_t input = input_index();
    const Type type = contract_.inputs[input].type;
    const std::string& value = fields_[kLevel];
    if (type != Type::kString && type != Type::kBool) {
      csv_.fail("input " + fields_[kInput] + " is " + std::string(type_name(type)) +
                ": expected a bin, found a level");
    }
    if (type == Type::kBool && value != "true" && value != "false") {
      csv_.fail("input " + fields_[kInput] +
                " is bool: expected the level true or false, found \"" + value + "\"");
    }
    std::vector<Level>& levels = parameters_.inputs[input].levels;
    const auto twin = std::find_if(levels.begin(), levels.end(),
                                   [&](const Level& level) { return level.value == value; });
    if (twin != levels.end()) {
      csv_.fail("level \"" + value + "\" of " + fields_[kInput] + " stands on line " +
                std::to_string(twin->line) + " too");
    }
    levels.push_back({value, parse_points(), csv_.line()});
  }

  void set_once(std::optional<std::int32_t>& value, const std::string& what) {
    if (value) csv_.fail("a second line for " + what);
    value = parse_points();
  }

  std::int32_t parse_points() const {
    const auto points = parse_number<std::int32_t>(fields_[kPoints]);
    if (!points) {
      csv_.fail("expected whole points in 32 bits, found \"" + fields_[kPoints] + "\"");
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
    csv_.fail("unknown input \"" + fields_[kInput] + "\"; the model reads " + known);
  }

  void require_empty(std::initializer_list<Field> columns) const {
    static constexpr const char* kNames[] = {"part", "input", "from", "to", "level", "points"};
    for (Field column : columns) {
      if (!fields_[column].empty()) {
        csv_.fail("a " + fields_[kPart] + " line leaves " + kNames[column] + " empty, found \"" +
                  fields_[column] + "\"");
      }
    }
  }

  const Contract& contract_;
  CsvReader& csv_;
  std::vector<std::string> fields_;
  Parameters parameters_;
};

}  // namespace martlet::scorecard
