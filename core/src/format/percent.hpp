#pragma once

#include <array>

namespace inia::format {

/// The characters that percent-encoding leaves as they are, by RFC 3986.
inline constexpr std::array<bool, 256> unreserved = [] {
    std::array<bool, 256> table{};
    for (unsigned c = 'a'; c <= 'z'; ++c) table[c] = true;
    for (unsigned c = 'A'; c <= 'Z'; ++c) table[c] = true;
    for (unsigned c = '0'; c <= '9'; ++c) table[c] = true;
    for (unsigned char const c : {'-', '.', '_', '~'}) table[c] = true;
    return table;
}();

/// Writes the three characters that encode a byte.
inline void write_percent_encoded(char* to, unsigned char byte) noexcept {
    constexpr char digits[] = "0123456789ABCDEF";
    to[0] = '%';
    to[1] = digits[byte >> 4];
    to[2] = digits[byte & 15];
}

}  // namespace inia::format
