#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace martlet {

// The number that is the whole of `text`, or nothing. Independent of the locale.
template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stop, status] = std::from_chars(text.data(), end, value);
  if (text.empty() || stop != end || status != std::errc()) return std::nullopt;
  return value;
}

// Days since 1970-01-01 of a day of the proleptic Gregorian calendar.
// Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
constexpr std::int64_t days_of(std::int64_t year, unsigned month, unsigned day) {
  year -= month <= 2;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const unsigned year_of_era = static_cast<unsigned>(year - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + static_cast<std::int64_t>(day_of_era) - 719468;
}

// Days since 1970-01-01 of a date written YYYY-MM-DD, or nothing.
inline std::optional<std::int32_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_number<std::uint16_t>(text.substr(0, 4));
  const auto month = parse_number<std::uint16_t>(text.substr(5, 2));
  const auto day = parse_number<std::uint16_t>(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1) return std::nullopt;
  const std::int64_t days = days_of(*year, *month, *day);
  const std::int64_t next_month =
      *month == 12 ? days_of(*year + 1, 1, 1) : days_of(*year, *month + 1u, 1);
  if (days >= next_month) return std::nullopt;
  return static_cast<std::int32_t>(days);
}

}  // namespace martlet
