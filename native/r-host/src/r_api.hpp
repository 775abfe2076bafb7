#pragma once

// R's headers, without the short names that they otherwise define over everybody's.
#define R_NO_REMAP
#include <Rinternals.h>
