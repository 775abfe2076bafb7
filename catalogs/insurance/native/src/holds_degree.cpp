// Who holds a degree: a logistic regression with an effect for each combination of insurance and
// health, hand-written over one record at a time. Parameters: name,value.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/csv.hpp"
#include "martlet/numbers.hpp"
#include "martlet/row_model.hpp"

namespace {

using martlet::ModelError;

enum Input { kAge, kInsurance, kHealth, kRegion, kSelfemp, kFamily };

// Named coefficients; looked up when the model is opened and, for texts, per record.
class Coefficients {
 public:
  explicit Coefficients(const std::string& path) {
    martlet::CsvReader csv(path, "name,value");
    std::vector<std::string> fields;
    while (csv.next(fields)) {
      const auto value = martlet::parse_number<double>(fields[1]);
      if (!value) csv.fail("expected a number, found \"" + fields[1] + "\"");
      if (!values_.emplace(fields[0], *value).second) csv.fail("a second " + fields[0]);
    }
  }

  double get(const std::string& name) const {
    const auto found = values_.find(name);
    if (found == values_.end()) throw ModelError("the parameters lack " + name);
    return found->second;
  }

  // The effect of an attribute's value, such as region=west; 0 for one that was not seen in
  // training.
  double effect(std::string_view attribute, std::string_view value) const {
    std::string name(attribute);
    name.append("=").append(value);
    const auto found = values_.find(name);
    return found == values_.end() ? 0.0 : found->second;
  }

 private:
  std::map<std::string, double> values_;
};

class HoldsDegree {
 public:
  explicit HoldsDegree(const std::string& parameters)
      : coefficients_(parameters),
        intercept_(coefficients_.get("intercept")),
        age_(coefficients_.get("age")),
        age_squared_(coefficients_.get("age_squared")),
        family_(coefficients_.get("family")),
        threshold_(coefficients_.get("threshold")) {
    for (int cut = 1; cut < 20; ++cut) {
      cuts_.push_back(coefficients_.get("cut" + std::to_string(cut)));
    }
  }

  martlet::Score score(const martlet::Row& row) const {
    const double decades = (row.get<std::int8_t>(kAge).value_or(40) - 40) / 10.0;
    const std::string cover = text(row, kInsurance) + "/" + text(row, kHealth);
    const double sum = intercept_ + age_ * decades + age_squared_ * decades * decades +
                       family_ * row.get<std::int8_t>(kFamily).value_or(3) +
                       coefficients_.effect("cover", cover) +
                       coefficients_.effect("region", text(row, kRegion)) +
                       coefficients_.effect("selfemp", text(row, kSelfemp));
    std::int32_t rank = 1;
    for (const double cut : cuts_) rank += sum < cut;
    return {rank, sum >= threshold_};
  }

 private:
  static std::string text(const martlet::Row& row, Input input) {
    return std::string(row.get<std::string_view>(input).value_or(""));
  }

  Coefficients coefficients_;
  double intercept_;
  double age_;
  double age_squared_;
  double family_;
  double threshold_;
  std::vector<double> cuts_;
};

}  // namespace

MARTLET_ROW_MODEL(holds_degree,
                  "age: int8, insurance: string, health: string, region: string, selfemp: string, "
                  "family: int8",
                  1, 20, HoldsDegree);
