#pragma once

#include "run.hpp"

namespace inia::vectors {

/// The operation of a case; null when no code was generated for it.
RealOperation const* find_operation(json::object const& the_case);
/// Why there is none.
std::string reason_for_missing(json::object const& the_case);

std::string percent_decoded(std::string_view text);

}  // namespace inia::vectors
