#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "martlet/types.hpp"

namespace martlet {

// One input of a model, as its author declares it: "age: int8", "income: float64?".
struct Input {
  std::string_view name;
  Type type = Type::kInvalid;
  bool nullable = false;
};

// What a model declares: its inputs in order, and the range of its ranks.
struct Contract {
  const Input* inputs;
  std::size_t input_count;
  std::int32_t first_rank;
  std::int32_t last_rank;
};

namespace detail {

constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

constexpr bool is_name(std::string_view text) {
  for (char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && !(c >= '0' && c <= '9')) return false;
  }
  return !text.empty();
}

// An input whose type is kInvalid when the text is not `name: type` or `name: type?`.
constexpr Input parse_input(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view name = trimmed(text.substr(0, colon));
  std::string_view type = trimmed(text.substr(colon + 1));
  const bool nullable = !type.empty() && type.back() == '?';
  if (nullable) type.remove_suffix(1);
  if (!is_name(name)) return {};
  return {name, type_named(type), nullable};
}

}  // namespace detail

constexpr std::size_t count_inputs(std::string_view text) {
  std::size_t count = 1;
  for (char c : text) count += c == ',';
  return count;
}

template <std::size_t N>
struct InputList {
  Input items[N];

  constexpr bool valid() const {
    for (std::size_t i = 0; i < N; ++i) {
      if (items[i].type == Type::kInvalid) return false;
      for (std::size_t j = 0; j < i; ++j) {
        if (items[i].name == items[j].name) return false;
      }
    }
    return true;
  }
};

// The inputs of a comma-separated list; not valid() where one is malformed or named twice.
template <std::size_t N>
constexpr InputList<N> parse_inputs(std::string_view text) {
  InputList<N> list{};
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t comma = text.find(',');
    list.items[i] = detail::parse_input(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return list;
}

}  // namespace martlet
