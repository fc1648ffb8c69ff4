#pragma once

#include <inia/core/clock.hpp>

#include <string>

namespace inia::detail {

/// A UUID of version 4, drawn from the clock's `random`.
std::string make_uuid(Clock& clock);

}  // namespace inia::detail
