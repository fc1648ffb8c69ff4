#pragma once

#include <inia/core/export.hpp>

#include <string>
#include <string_view>

namespace inia::format {

/// Appends two lower-case digits for each byte, as signatures and checksums want them.
INIA_EXPORT void append_hex(std::string& out, std::string_view bytes);
/// `bytes` as lower-case hexadecimal text.
INIA_EXPORT std::string to_hex(std::string_view bytes);
/// Decodes digits of either case into `out`, which is replaced; false for an odd number of characters or one that is no
/// digit, and `out` is unspecified then.
INIA_EXPORT bool from_hex(std::string_view text, std::string& out);

/// The value of a hexadecimal digit of either case, or -1.
constexpr int hex_digit(char c) noexcept {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace inia::format
