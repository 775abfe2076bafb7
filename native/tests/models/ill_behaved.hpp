#pragma once

#include <string>

#include "martlet/row_model.hpp"

namespace martlet::tests {

// Behaves itself until it meets somebody of 40 years.
template <void (*fault)()>
struct IllBehaved {
  explicit IllBehaved(const std::string&) {}
  Score score(const Row& row) const {
    if (row.get<std::int8_t>(0) == std::int8_t{40}) fault();
    return {1, false};
  }
};

// Fails when it can do what it must not.
inline void require_denied(bool done, const char* what) {
  if (done) throw ModelError(std::string("could ") + what);
}

}  // namespace martlet::tests

#define ILL_BEHAVED(fault) \
  MARTLET_ROW_MODEL(ill_##fault, "age: int8", 1, 20, ::martlet::tests::IllBehaved<&fault>)
