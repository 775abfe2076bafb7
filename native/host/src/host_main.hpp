#pragma once

#include "hosted_model.hpp"
#include "sandbox.hpp"

namespace martlet::host {

// The main function of every host: connects to the socket that argv[1] names, enters the sandbox
// and serves. Returns the exit status: 0 when the JVM closed the connection, 1 for any trouble
// (told on standard error), 2 for wrong usage.
int run_host(const char* host_name, int argc, char** argv, ModelOpener& opener, Programs programs);

}  // namespace martlet::host
