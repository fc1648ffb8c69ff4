#pragma once

#include "model.hpp"

#include <string>
#include <string_view>

namespace inia::codegen {

/// Compiles the JMESPath of an operation's endpoint parameter to statements that bind `parameter` from `request`.
/// The language of the models: members, `[*]`, `[a, b][]` and `keys(member)`. Throws CodegenError for anything else.
std::string compile_context_path(Service const& service, Operation const& operation, std::string_view path,
                                 std::string const& parameter);

}  // namespace inia::codegen
