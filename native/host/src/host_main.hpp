#pragma once

#include "hosted_model.hpp"
#include "sandbox.hpp"

namespace martlet::host {

// What every host does: connects to the socket, enters the sandbox and serves. Returns the exit
// status: 0 when the JVM closed the connection, 1 for any trouble (told on standard error).
int run_host(const char* host_name, const char* socket, ModelOpener& opener, Guests guests);

}  // namespace martlet::host
