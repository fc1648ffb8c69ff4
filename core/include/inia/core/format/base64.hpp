#pragma once

#include <inia/core/export.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace inia::format {

/// Appends `bytes` in base64 with padding (RFC 4648, section 4).
INIA_EXPORT void append_base64(std::string& out, std::string_view bytes);
/// Writes what append_base64 appends to `to`, which has room for it (four characters for each three bytes begun), and
/// returns the end.
INIA_EXPORT char* write_base64(char* to, std::string_view bytes) noexcept;
/// Number of characters of `size` bytes in base64.
constexpr std::size_t base64_size(std::size_t size) noexcept { return (size + 2) / 3 * 4; }
/// `bytes` in base64 with padding.
INIA_EXPORT std::string to_base64(std::string_view bytes);
/// Decodes into `out`, which is replaced. Strict: false for a character outside of the alphabet (white space included),
/// for missing or misplaced padding and for stray bits in the last character; `out` is unspecified then.
INIA_EXPORT bool from_base64(std::string_view text, std::string& out);

}  // namespace inia::format
