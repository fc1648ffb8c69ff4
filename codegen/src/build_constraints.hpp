#pragma once

#include "model.hpp"

namespace inia::codegen {

/// Decides which structures of requests have something to validate, in themselves or in a structure that they hold, and
/// which hold one with an idempotency token. The others cost no code. Members must have their wrappers.
void find_constraints(Service& service);

}  // namespace inia::codegen
