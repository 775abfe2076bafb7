#pragma once

#include <string>
#include <type_traits>

#include "r_api.hpp"

namespace martlet::host {

// Starts the R interpreter in this process; throws std::runtime_error. To be called once.
void start_r();

// R's message for its last error, without the trailing line end.
std::string last_r_error();

// Runs `body`, which calls R's API. An R error leaves it by a long jump, past C++ destructors: so
// it may own nothing that needs one, but may set what lies outside. False when there was an R
// error.
template <class Body>
bool run_in_r(Body& body) {
  return R_ToplevelExec([](void* data) { (*static_cast<Body*>(data))(); }, &body) == TRUE;
}

}  // namespace martlet::host
