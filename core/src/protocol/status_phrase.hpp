#pragma once

#include <string_view>

namespace inia::protocol {

/// The words that go with an HTTP status, `Not Found`; empty for one that is not registered. They are an error's
/// message when the answer has none.
std::string_view status_phrase(int status) noexcept;

}  // namespace inia::protocol
