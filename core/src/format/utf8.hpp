#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace inia::format {

/// Steps over one character of more than one byte: the position behind it, or null when the bytes are no UTF-8 (too
/// long a form, a surrogate, beyond U+10FFFF, or cut by `end`).
inline char const* skip_utf8(char const* from, char const* end) noexcept {
    auto const byte = [&](int i) { return static_cast<unsigned char>(from[i]); };
    auto const continues = [&](int i) { return (byte(i) & 0xc0) == 0x80; };
    unsigned char const first = byte(0);
    if (first >= 0xc2 && first <= 0xdf) return end - from >= 2 && continues(1) ? from + 2 : nullptr;
    if (first >= 0xe0 && first <= 0xef) {
        if (end - from < 3 || !continues(1) || !continues(2)) return nullptr;
        if (first == 0xe0 && byte(1) < 0xa0) return nullptr;
        if (first == 0xed && byte(1) > 0x9f) return nullptr;
        return from + 3;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        if (end - from < 4 || !continues(1) || !continues(2) || !continues(3)) return nullptr;
        if (first == 0xf0 && byte(1) < 0x90) return nullptr;
        if (first == 0xf4 && byte(1) > 0x8f) return nullptr;
        return from + 4;
    }
    return nullptr;
}

/// Whether the bytes at `from`, as many as `Word` has, are ASCII.
template<class Word> bool is_ascii(char const* from) noexcept {
    Word word = 0;
    std::memcpy(&word, from, sizeof word);
    return (word & static_cast<Word>(0x8080808080808080)) == 0;
}

/// Whether the bytes are UTF-8; several of them at a time where they are ASCII.
inline bool is_utf8(std::string_view text) noexcept {
    char const* from = text.data();
    char const* const end = from + text.size();
    while (true) {
        while (end - from >= 8 && is_ascii<std::uint64_t>(from)) from += 8;
        if (end - from >= 4 && is_ascii<std::uint32_t>(from)) from += 4;
        while (from != end && static_cast<unsigned char>(*from) < 0x80) ++from;
        if (from == end) return true;
        from = skip_utf8(from, end);
        if (from == nullptr) return false;
    }
}

/// Appends a character. `code` is at most U+10FFFF and no surrogate.
inline void append_utf8(std::string& out, std::uint32_t code) {
    auto const put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

}  // namespace inia::format
