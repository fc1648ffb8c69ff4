#pragma once

#include <string>
#include <string_view>

/// CBOR for people: `bytes("a1 61 61 01")` and back, `hex(bytes)`.
namespace cbor_test {

inline std::string bytes(std::string_view hex) {
    auto const digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string out;
    for (std::size_t i = 0; i < hex.size(); ++i) {
        if (hex[i] == ' ') continue;
        out += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
        ++i;
    }
    return out;
}

inline std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (char const c : bytes) {
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

}  // namespace cbor_test
