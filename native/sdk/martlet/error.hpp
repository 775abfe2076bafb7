#pragma once

#include <cstddef>
#include <cstdio>
#include <exception>
#include <new>
#include <stdexcept>

#include "martlet.h"

namespace martlet {

// What a model throws to fail with a message for a person. The SDK catches it at the C boundary.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Runs `body` and turns whatever it throws into the C contract's return value and message.
template <class Body>
int guarded(char* error, std::size_t error_size, const Body& body) noexcept {
  try {
    body();
    return MARTLET_OK;
  } catch (const std::bad_alloc&) {
    std::snprintf(error, error_size, "out of memory");
    return MARTLET_OUT_OF_MEMORY;
  } catch (const std::exception& e) {
    std::snprintf(error, error_size, "%s", e.what());
  } catch (...) {
    std::snprintf(error, error_size, "the model threw something that is not a std::exception");
  }
  return MARTLET_ERROR;
}

}  // namespace martlet
