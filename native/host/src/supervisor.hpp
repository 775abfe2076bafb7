#pragma once

#include <functional>

namespace martlet::host {

// Runs a host in a child, and session, of its own. This process loads nobody's code: it keeps the
// last words of the child, notices its end, and takes all that the child has started down with it,
// also when it is itself told to end (SIGTERM), or its own parent has ended.
//
// Writes to standard error how the child ended, `exit 3` or `signal 11` in the first line, and its
// last words; then ends as the child did. So an exit status of 139 is told from a SIGSEGV.
int supervise(const std::function<int()>& host);

}  // namespace martlet::host
