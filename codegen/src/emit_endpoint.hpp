#pragma once

#include "emit.hpp"

#include <string>

namespace inia::codegen {

/// endpoint.hpp, private to the service's library: the parameters of its endpoint rules and `resolve`.
std::string emit_endpoint_header(Service const& service);
/// endpoint.cpp: the rules as C++, and each operation's `endpoint`, which binds its parameters.
std::string emit_endpoint_source(Service const& service, EmitOptions const& options);

}  // namespace inia::codegen
