#pragma once

#include <inia/core/export.hpp>

#include <cstddef>
#include <string_view>

/// The exceptions of the shapes, out of line: a header that throws costs code in every caller.
namespace inia::detail {

/// Throws std::bad_optional_access.
[[noreturn]] INIA_EXPORT void throw_absent();
/// Throws std::out_of_range that names the index and the size.
[[noreturn]] INIA_EXPORT void throw_no_element(std::size_t index, std::size_t size);
/// Throws std::out_of_range that names the key.
[[noreturn]] INIA_EXPORT void throw_no_key(std::string_view key);

}  // namespace inia::detail
