#include "random_card.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace martlet {

namespace {

// Enough digits to tell every float32, and every whole number of 32 bits, apart.
std::string text_of(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

// The tests' dates lie in January 1970.
std::string date_text(double days) {
  const int day = static_cast<int>(days) + 1;
  return (day < 10 ? "1970-01-0" : "1970-01-") + std::to_string(day);
}

}  // namespace

RandomCard::RandomCard(std::uint32_t seed, bool linear, std::size_t rows)
    : random_(seed), linear_(linear), rows_(rows) {
  const auto count = static_cast<std::size_t>(between(1, 90));
  // Inputs point into names: they must not move.
  names_.reserve(count + 1);
  const double base = draw_points();
  lines_ = "base,,,,," + text_of(base) + "\n";
  sums_.assign(rows, base);
  for (std::size_t i = 0; i < count; ++i) {
    switch (between(0, 10)) {
      case 0:
        add_input<std::uint8_t>(Type::kBool);
        break;
      case 1:
        add_input<std::int16_t>(Type::kInt16);
        break;
      case 2:
        add_input<std::int32_t>(Type::kInt32);
        break;
      case 3:
        add_input<std::int64_t>(Type::kInt64);
        break;
      case 4:
        add_input<float>(Type::kFloat32);
        break;
      case 5:
        add_input<double>(Type::kFloat64);
        break;
      case 6:
        add_input<std::int32_t>(Type::kDate);
        break;
      case 7:
        add_strings();
        break;
      default:
        add_input<std::int8_t>(Type::kInt8);
        break;
    }
  }
  if (linear_ && lines_.find("weight") == std::string::npos) {
    add_input<std::int8_t>(Type::kInt8);
  }
  draw_cuts();
}

int RandomCard::draw_points() {
  // Now and then too large for 16 bits.
  return between(0, 9) == 0 ? between(-100000, 100000) : between(-700, 700);
}

template <class T>
T RandomCard::draw() {
  if constexpr (std::is_floating_point_v<T>) {
    switch (between(0, 20)) {
      case 0:
        return std::numeric_limits<T>::quiet_NaN();
      case 1:
        return std::numeric_limits<T>::infinity();
      case 2:
        return static_cast<T>(-0.0);
      default:
        return static_cast<T>(between(-1000, 1000)) / 7;
    }
  } else if constexpr (sizeof(T) == 1) {
    return static_cast<T>(between(0, 3) == 0 ? between(-128, 127) : between(0, 19));
  } else {
    return static_cast<T>(between(-20000, 20000));
  }
}

std::vector<bool> RandomCard::draw_present() {
  std::vector<bool> present;
  const int missing_of_ten = between(0, 3);
  if (missing_of_ten == 0) return present;
  for (std::size_t i = 0; i < rows_; ++i) present.push_back(between(1, 10) > missing_of_ten);
  return present;
}

template <class T>
void RandomCard::add_input(Type type) {
  names_.push_back("x" + std::to_string(inputs_.size()));
  const std::string& name = names_.back();
  inputs_.push_back({name, type, true});
  std::vector<T> values(rows_);
  for (T& value : values) {
    value = type == Type::kBool   ? static_cast<T>(between(0, 1))
            : type == Type::kDate ? static_cast<T>(between(0, 30))
                                  : draw<T>();
  }
  const std::vector<bool> present = draw_present();
  columns_.add(values, present);
  if (linear_ && between(0, 3) != 0) {
    // Terms are of the float32 nearest to a value, whatever its type.
    std::vector<double> numbers;
    for (const T value : values) numbers.push_back(static_cast<float>(value));
    return add(add_weight(name, numbers, present));
  }
  add(add_bins(name, values, present));
}

std::vector<double> RandomCard::add_weight(const std::string& name,
                                           const std::vector<double>& values,
                                           const std::vector<bool>& present) {
  const float weight = static_cast<float>(between(-1000, 1000)) / 300;
  const float missing = between(0, 1) == 0 ? 0 : static_cast<float>(between(-100, 100)) / 3;
  lines_ += "weight," + name + ",,,," + text_of(weight) + "\n";
  if (missing != 0) lines_ += "missing," + name + ",,,," + text_of(missing) + "\n";
  std::vector<double> terms;
  for (std::size_t i = 0; i < rows_; ++i) {
    const bool there = present.empty() || present[i];
    const float product = weight * static_cast<float>(values[i]);
    terms.push_back(there ? product : missing);
  }
  return terms;
}

template <class T>
std::vector<double> RandomCard::add_bins(const std::string& name, const std::vector<T>& values,
                                         const std::vector<bool>& present) {
  const Type type = inputs_.back().type;
  const int missing = draw_points();
  const int other = draw_points();
  lines_ += "missing," + name + ",,,," + std::to_string(missing) + "\n";
  lines_ += "other," + name + ",,,," + std::to_string(other) + "\n";
  std::vector<double> edges;
  if (type == Type::kBool) {
    edges = {0, 1, 2};
  } else {
    for (int i = between(2, between(0, 4) == 0 ? 40 : 8); i > 0; --i) {
      edges.push_back(type == Type::kDate ? between(0, 30)
                      : type == Type::kInt8
                          ? between(0, 4) == 0 ? between(-128, 127) : between(0, 19)
                          : between(-1000, 1000));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  }
  std::vector<int> points;
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    points.push_back(draw_points());
    const auto edge = [&](double at) { return type == Type::kDate ? date_text(at) : text_of(at); };
    lines_ += type == Type::kBool
                  ? "level," + name + ",,," + (i == 0 ? "false" : "true")
                  : "bin," + name + "," + edge(edges[i]) + "," + edge(edges[i + 1]) + ",";
    lines_ += "," + std::to_string(points.back()) + "\n";
  }
  std::vector<double> found;
  for (std::size_t i = 0; i < rows_; ++i) {
    const auto value = static_cast<double>(values[i]);
    int of_value = other;
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
      if (value >= edges[bin] && value < edges[bin + 1]) of_value = points[bin];
    }
    found.push_back(present.empty() || present[i] ? of_value : missing);
  }
  return found;
}

void RandomCard::add_strings() {
  names_.push_back("x" + std::to_string(inputs_.size()));
  const std::string& name = names_.back();
  inputs_.push_back({name, Type::kString, true});
  const std::vector<bool> present = draw_present();
  const int points = draw_points();
  lines_ += "level," + name + ",,,west," + std::to_string(points) + "\n";
  std::vector<std::string> values;
  std::vector<double> found;
  for (std::size_t i = 0; i < rows_; ++i) {
    values.push_back(between(0, 1) == 0 ? "west" : "east coast");
    const bool there = present.empty() || present[i];
    found.push_back(there && values.back() == "west" ? points : 0);
  }
  columns_.add_strings(values, present);
  add(found);
}

void RandomCard::add(const std::vector<double>& points) {
  for (std::size_t i = 0; i < rows_; ++i) {
    // Linear sums are rounded to float32 after every input; whole ones are exact in a double.
    sums_[i] = linear_ ? static_cast<float>(sums_[i]) + static_cast<float>(points[i])
                       : sums_[i] + points[i];
  }
}

void RandomCard::draw_cuts() {
  for (std::size_t i = 0; i < rows_ && cuts_.size() < 40; i += 1 + rows_ / 40) {
    if (std::isfinite(sums_[i])) cuts_.push_back(sums_[i]);
  }
  if (cuts_.empty()) cuts_.push_back(0);
  std::sort(cuts_.rbegin(), cuts_.rend());
  threshold_ = cuts_[cuts_.size() / 2];
  last_rank_ = static_cast<std::int32_t>(cuts_.size()) + 1;
}

std::string RandomCard::parameters() const {
  std::string text = "part,input,from,to,level,points\n" + lines_;
  for (const double cut : cuts_) text += "cut,,,,," + text_of(cut) + "\n";
  return text + "threshold,,,,," + text_of(threshold_) + "\n";
}

std::int32_t RandomCard::rank(std::size_t row) const {
  std::int32_t rank = 1;
  for (const double cut : cuts_) rank += sums_[row] >= cut ? 0 : 1;
  return rank;
}

}  // namespace martlet
