#pragma once

#include <inia/core/eventstream/message.hpp>

#include <string>

namespace inia::eventstream {

/// Appends the message to `out` as a frame. A message that cannot be one leaves `out` as it was: names or values that
/// are too long, no name, or two headers of one name.
INIA_EXPORT Problem encode(Message const& message, std::string& out);

}  // namespace inia::eventstream
