#pragma once

#include <string>

namespace martlet::tests {

// Changes something of the process that models share: rounding, subnormals, x87, mmx, locale,
// thread-locale, cpp-locale, variable, variables, folder, errno, mask, handlers, stack or umask.
void meddle(const std::string& what);

// 0 where a model finds all of it as it is for one alone, else the number of a change that would
// reach its scores.
int first_change();

}  // namespace martlet::tests
