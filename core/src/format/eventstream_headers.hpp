#pragma once

#include <inia/core/eventstream/message.hpp>

#include <vector>

namespace inia::eventstream {

/// Whether two of the headers have one name.
bool has_duplicates(std::vector<Header> const& headers);

}  // namespace inia::eventstream
