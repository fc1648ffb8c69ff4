#include <inia/core/format/base64.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace inia::format {
namespace {

constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Two characters for 12 bits: half of a group at a time.
constexpr auto pairs = [] {
    std::array<std::array<char, 2>, 4096> table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = {alphabet[i >> 6], alphabet[i & 63]};
    return table;
}();

/// Not a character of the alphabet. Any value with this bit set is invalid, so that four can be tested at once.
constexpr std::uint32_t invalid = 0x8000'0000;

constexpr std::array<std::uint32_t, 256> values = [] {
    std::array<std::uint32_t, 256> table{};
    table.fill(invalid);
    for (std::uint32_t i = 0; i < 64; ++i) table[static_cast<unsigned char>(alphabet[i])] = i;
    return table;
}();

std::uint32_t value_of(char c) { return values[static_cast<unsigned char>(c)]; }
std::uint32_t byte_of(char c) { return static_cast<unsigned char>(c); }

}  // namespace

char* write_base64(char* to, std::string_view bytes) noexcept {
    std::size_t i = 0;
    for (; i + 3 <= bytes.size(); i += 3) {
        std::uint32_t const group = byte_of(bytes[i]) << 16 | byte_of(bytes[i + 1]) << 8 | byte_of(bytes[i + 2]);
        std::memcpy(to, &pairs[group >> 12], 2);
        std::memcpy(to + 2, &pairs[group & 4095], 2);
        to += 4;
    }
    std::size_t const left = bytes.size() - i;
    if (left == 0) return to;
    std::uint32_t const group = byte_of(bytes[i]) << 16 | (left == 2 ? byte_of(bytes[i + 1]) << 8 : 0);
    *to++ = alphabet[group >> 18];
    *to++ = alphabet[group >> 12 & 63];
    *to++ = left == 2 ? alphabet[group >> 6 & 63] : '=';
    *to++ = '=';
    return to;
}

void append_base64(std::string& out, std::string_view bytes) {
    std::size_t const start = out.size();
    out.resize(start + base64_size(bytes.size()));
    write_base64(out.data() + start, bytes);
}

std::string to_base64(std::string_view bytes) {
    std::string out;
    append_base64(out, bytes);
    return out;
}

bool from_base64(std::string_view text, std::string& out) {
    out.clear();
    if (text.size() % 4 != 0) return false;
    if (text.empty()) return true;
    std::size_t padding = 0;
    if (text.back() == '=') padding = text[text.size() - 2] == '=' ? 2 : 1;

    out.resize(text.size() / 4 * 3 - padding);
    char* to = out.data();
    std::size_t const whole = text.size() - (padding != 0 ? 4 : 0);
    for (std::size_t i = 0; i < whole; i += 4) {
        std::uint32_t const a = value_of(text[i]), b = value_of(text[i + 1]), c = value_of(text[i + 2]),
                            d = value_of(text[i + 3]);
        if (((a | b | c | d) & invalid) != 0) return false;
        std::uint32_t const group = a << 18 | b << 12 | c << 6 | d;
        *to++ = static_cast<char>(group >> 16);
        *to++ = static_cast<char>(group >> 8);
        *to++ = static_cast<char>(group);
    }
    if (padding == 0) return true;
    std::uint32_t const a = value_of(text[whole]), b = value_of(text[whole + 1]);
    std::uint32_t const c = padding == 1 ? value_of(text[whole + 2]) : 0;
    if (((a | b | c) & invalid) != 0) return false;
    // Bits beyond the last byte: two texts of the same bytes would otherwise both be taken.
    if (padding == 1 ? (c & 3) != 0 : (b & 15) != 0) return false;
    *to++ = static_cast<char>(a << 2 | b >> 4);
    if (padding == 1) *to = static_cast<char>(b << 4 | c >> 2);
    return true;
}

}  // namespace inia::format
