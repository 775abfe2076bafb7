#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "martlet.h"
#include "martlet/types.hpp"

namespace martlet {

// The column type that a C++ type reads; kInvalid for any other C++ type.
template <class T>
constexpr Type type_of() {
  if constexpr (std::is_same_v<T, bool>) return Type::kBool;
  if constexpr (std::is_same_v<T, std::int8_t>) return Type::kInt8;
  if constexpr (std::is_same_v<T, std::int16_t>) return Type::kInt16;
  if constexpr (std::is_same_v<T, std::int32_t>) return Type::kInt32;
  if constexpr (std::is_same_v<T, std::int64_t>) return Type::kInt64;
  if constexpr (std::is_same_v<T, float>) return Type::kFloat32;
  if constexpr (std::is_same_v<T, double>) return Type::kFloat64;
  if constexpr (std::is_same_v<T, Date>) return Type::kDate;
  if constexpr (std::is_same_v<T, std::string_view>) return Type::kString;
  return Type::kInvalid;
}

inline bool is_missing(const martlet_column& column, std::int64_t row) {
  return column.validity != nullptr && (column.validity[row >> 3] >> (row & 7) & 1) == 0;
}

inline std::string_view text_at(const martlet_column& column, std::int64_t row) {
  const std::int32_t begin = column.offsets[row];
  return {static_cast<const char*>(column.values) + begin,
          static_cast<std::size_t>(column.offsets[row + 1] - begin)};
}

// The value of a record, undefined where it is missing.
template <class T>
T value_at(const martlet_column& column, std::int64_t row) {
  static_assert(type_of<T>() != Type::kInvalid, "not the C++ type of any column type");
  if constexpr (std::is_same_v<T, std::string_view>) {
    return text_at(column, row);
  } else if constexpr (std::is_same_v<T, bool>) {
    return static_cast<const std::uint8_t*>(column.values)[row] != 0;
  } else if constexpr (std::is_same_v<T, Date>) {
    return {static_cast<const std::int32_t*>(column.values)[row]};
  } else {
    return static_cast<const T*>(column.values)[row];
  }
}

}  // namespace martlet
