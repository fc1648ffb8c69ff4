#pragma once

#include "model.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace inia::codegen {

/// What of the result of a path has to be as expected.
enum class PathMatch : unsigned char {
    whole,  ///< The result itself.
    all,    ///< It is a list that is not empty, and each element of it.
    any     ///< It is a list, and an element of it.
};

/// The C++ of `bool NAME(void const*)`, which takes a structure and tells whether the JMESPath `path` leads in it to
/// what is expected. An expression becomes conditions and loops over the structure's own types; nothing is
/// built, and nothing of JMESPath is left. Where JMESPath has null the C++ asks whether the member is there; what
/// JMESPath calls an error at run time (`length` of what is absent) is null here, and equals nothing.
///
/// Fields of structures and keys of maps, indices of lists, projections of all kinds but slices and `*` of
/// structures, filters, comparisons, `&&`, `||` and `!`, lists of several expressions, `length` and `contains`.
/// Throws CodegenError that names the expression for others, and for those that can mean nothing in this structure,
/// such as a member that it does not have.
std::string compile_path_match(Service const& service, std::size_t structure, std::string const& name,
                               std::string_view path, PathMatch match, boost::json::value const& expected);

}  // namespace inia::codegen
