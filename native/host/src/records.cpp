#include "records.hpp"

#include <charconv>
#include <cstdio>

#include "martlet/column.hpp"

namespace martlet::host {

namespace {

template <class T>
void append_number(std::string& out, T value) {
  char digits[32];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void append_text(std::string& out, std::string_view text) {
  if (!text.empty() && text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

// Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
void append_date(std::string& out, std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  const unsigned day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const long long year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  char text[40];
  out.append(text, static_cast<std::size_t>(
                       std::snprintf(text, sizeof text, "%04lld-%02u-%02u", year, month, day)));
}

void append_value(std::string& out, const martlet_column& column, Type type, std::int64_t row) {
  switch (type) {
    case Type::kBool:
      out += value_at<bool>(column, row) ? "true" : "false";
      break;
    case Type::kInt8:
      append_number(out, int{value_at<std::int8_t>(column, row)});
      break;
    case Type::kInt16:
      append_number(out, value_at<std::int16_t>(column, row));
      break;
    case Type::kInt32:
      append_number(out, value_at<std::int32_t>(column, row));
      break;
    case Type::kInt64:
      append_number(out, value_at<std::int64_t>(column, row));
      break;
    case Type::kFloat32:
      append_number(out, value_at<float>(column, row));
      break;
    case Type::kFloat64:
      append_number(out, value_at<double>(column, row));
      break;
    case Type::kDate:
      append_date(out, value_at<Date>(column, row).days);
      break;
    case Type::kString:
      append_text(out, text_at(column, row));
      break;
    case Type::kInvalid:
      break;
  }
}

}  // namespace

std::string format_records(const martlet_batch& batch, const std::vector<OpenInput>& inputs) {
  std::string out;
  for (std::int64_t row = 0; row < batch.rows; ++row) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (i > 0) out += ',';
      if (!is_missing(batch.columns[i], row)) {
        append_value(out, batch.columns[i], inputs[i].type, row);
      }
    }
    out += '\n';
  }
  return out;
}

}  // namespace martlet::host
