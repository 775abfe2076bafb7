#pragma once

#include <string>

#include "martlet.h"
#include "martlet/error.hpp"
#include "martlet/inputs.hpp"

namespace martlet {

// Presents `Engine` through the C contract. An Engine is constructed from (const Contract&, const
// std::string& parameters), the path being empty where the catalog names none, and has
// score(const martlet_batch&, martlet_scores&). Both may throw.
template <class Declaration, class Engine>
struct Exported {
  static int open(const char*, const char* parameters, void** state, char* error,
                  std::size_t error_size) noexcept {
    return guarded(error, error_size, [&] {
      *state = new Engine(Declaration::contract(), parameters == nullptr ? "" : parameters);
    });
  }

  static int score(void* state, const martlet_batch* in, martlet_scores* out, char* error,
                   std::size_t error_size) noexcept {
    return guarded(error, error_size, [&] {
      const std::size_t expected = Declaration::contract().input_count;
      if (static_cast<std::size_t>(in->column_count) != expected) {
        throw ModelError("expected " + std::to_string(expected) + " input columns, got " +
                         std::to_string(in->column_count));
      }
      static_cast<Engine*>(state)->score(*in, *out);
    });
  }

  static void close(void* state) noexcept { delete static_cast<Engine*>(state); }
};

}  // namespace martlet

// Exports the model `symbol` and writes its descriptor (see martlet.h). `inputs_text` is one string
// literal, checked by the compiler; first_rank and last_rank are integer literals.
#define MARTLET_EXPORT(symbol, inputs_text, first_rank, last_rank, ...)                            \
  namespace {                                                                                      \
  struct martlet_declaration_##symbol {                                                            \
    static constexpr auto kInputs =                                                                \
        ::martlet::parse_inputs<::martlet::count_inputs(inputs_text)>(inputs_text);                \
    static_assert(kInputs.valid(), #symbol ": inputs must be distinct \"name: type\", by commas"); \
    static_assert(first_rank <= last_rank, #symbol ": the ranks' range is empty");                 \
    static constexpr ::martlet::Contract contract() {                                              \
      return {kInputs.items, std::size(kInputs.items), first_rank, last_rank};                     \
    }                                                                                              \
  };                                                                                               \
  MARTLET_DESCRIPTOR(symbol, #first_rank ".." #last_rank, inputs_text);                            \
  }                                                                                                \
  extern "C" __attribute__((visibility("default"))) const martlet_model symbol;                    \
  const martlet_model symbol = {                                                                   \
      MARTLET_ABI, &::martlet::Exported<martlet_declaration_##symbol, __VA_ARGS__>::open,          \
      &::martlet::Exported<martlet_declaration_##symbol, __VA_ARGS__>::score,                      \
      &::martlet::Exported<martlet_declaration_##symbol, __VA_ARGS__>::close}
