#pragma once

#include <cstdint>
#include <string_view>

namespace martlet {

// The column types, numbered as in the host protocol.
enum class Type : std::uint8_t {
  kInvalid = 0,
  kBool = 1,
  kInt8 = 2,
  kInt16 = 3,
  kInt32 = 4,
  kInt64 = 5,
  kFloat32 = 6,
  kFloat64 = 7,
  kDate = 8,
  kString = 9,
};

constexpr std::string_view kTypeNames[] = {"invalid", "bool",    "int8",    "int16", "int32",
                                           "int64",   "float32", "float64", "date",  "string"};

constexpr std::string_view type_name(Type type) { return kTypeNames[static_cast<int>(type)]; }

constexpr Type type_named(std::string_view name) {
  for (std::uint8_t i = 1; i < std::size(kTypeNames); ++i) {
    if (kTypeNames[i] == name) return static_cast<Type>(i);
  }
  return Type::kInvalid;
}

// A date input: days since 1970-01-01.
struct Date {
  std::int32_t days;
};

}  // namespace martlet
