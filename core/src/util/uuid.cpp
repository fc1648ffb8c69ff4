#include "util/uuid.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace inia::detail {

std::string make_uuid(Clock& clock) {
    // 48 of a draw's 53 bits, three times: 18 bytes, of which 16 are used.
    std::array<unsigned char, 18> bytes{};
    for (std::size_t i = 0; i < bytes.size(); i += 6) {
        auto bits = static_cast<std::uint64_t>(clock.random() * 0x1.0p48);
        for (std::size_t j = 0; j < 6; ++j, bits >>= 8) bytes[i + j] = static_cast<unsigned char>(bits & 0xff);
    }
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);

    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(36, '-');
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
        text[at++] = digits[bytes[i] >> 4];
        text[at++] = digits[bytes[i] & 0xf];
    }
    return text;
}

}  // namespace inia::detail
