#pragma once

#include "model.hpp"

#include <string>
#include <string_view>

namespace inia::codegen {

/// Compiles the JMESPath of an operation's endpoint parameter to statements that bind `parameter` from `request`.
/// The language of the models: members, `[*]`, `[]`, `[0]`, `.*` of maps, `[a, b]` and `keys(map)`, inside each other.
/// Throws CodegenError, which names service and operation, for anything else and for what leads to no text.
std::string compile_context_path(Service const& service, Operation const& operation, std::string_view path,
                                 std::string const& parameter);

}  // namespace inia::codegen
