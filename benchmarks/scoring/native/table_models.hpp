#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/scorecard.hpp"

// Thousands of scorecards out of a table: all share their functions, and a card's inputs are parsed
// when it is opened. MARTLET_SCORECARD would check each list when it is compiled, a tenth of a
// second a model.
namespace table {

constexpr std::int32_t kLastRank = 20;

// The inputs of each model that a library exports, by its symbol; in the generated source.
const std::map<std::string_view, std::string_view>& inputs_of_models();

class Model {
 public:
  Model(std::string_view inputs, const std::string& parameters) {
    for (std::size_t comma = 0; comma != std::string_view::npos; inputs.remove_prefix(comma + 1)) {
      comma = inputs.find(',');
      inputs_.push_back(martlet::detail::parse_input(inputs.substr(0, comma)));
      if (comma == std::string_view::npos) break;
    }
    card_ = std::make_unique<martlet::Scorecard>(
        martlet::Contract{inputs_.data(), inputs_.size(), 1, kLastRank}, parameters);
  }

  static int open(const char* model, const char* parameters, void** state, char* error,
                  std::size_t error_size) noexcept {
    return martlet::guarded(error, error_size, [&] {
      *state = new Model(inputs_of_models().at(model), parameters == nullptr ? "" : parameters);
    });
  }

  static int score(void* state, const martlet_batch* in, martlet_scores* out, char* error,
                   std::size_t error_size) noexcept {
    return martlet::guarded(error, error_size,
                            [&] { static_cast<Model*>(state)->card_->score(*in, *out); });
  }

  static void close(void* state) noexcept { delete static_cast<Model*>(state); }

 private:
  std::vector<martlet::Input> inputs_;
  std::unique_ptr<martlet::Scorecard> card_;
};

}  // namespace table

#define TABLE_MODEL(symbol, inputs)                                                     \
  MARTLET_DESCRIPTOR(symbol, "1..20", inputs);                                          \
  extern "C" __attribute__((visibility("default"))) const martlet_model symbol;         \
  const martlet_model symbol = {MARTLET_ABI, &table::Model::open, &table::Model::score, \
                                &table::Model::close}
