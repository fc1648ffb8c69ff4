#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace bench {

/// How many bytes the UTF-8 character at `from` has; 0 when there is none.
inline std::ptrdiff_t character_size(char const* from, char const* end) {
    auto const byte = [&](int i) { return static_cast<unsigned char>(from[i]); };
    unsigned char const first = byte(0);
    if (first < 0x80) return 1;
    std::ptrdiff_t const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (end - from < size) return 0;
    for (int i = 1; i < size; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    // Too long a form, a surrogate, beyond U+10FFFF.
    if ((first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) > 0x9f)) return 0;
    if ((first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) > 0x8f)) return 0;
    return size;
}

/// The bytes that belong to no UTF-8 character: none in text. CBOR's heads are such bytes, and are stepped over.
inline std::size_t stray_bytes(std::string_view text) {
    char const* from = text.data();
    char const* const end = from + text.size();
    std::size_t strays = 0;
    while (from != end) {
        if (end - from >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, sizeof word);
            std::uint64_t const beyond_ascii = word & 0x8080808080808080;
            if (beyond_ascii == 0) {
                from += 8;
                continue;
            }
            // To the first of them; x86 and Arm have the lowest byte first.
            from += std::countr_zero(beyond_ascii) / 8;
        }
        std::ptrdiff_t const size = character_size(from, end);
        strays += size == 0;
        from += size == 0 ? 1 : size;
    }
    return strays;
}

/// What no codec can be faster than: the message is copied, and the copy checked for UTF-8.
class Floor {
public:
    explicit Floor(std::string message) : from_(std::move(message)), to_(from_), strays_(stray_bytes(from_)) {}

    bool run(long calls) {
        for (long i = 0; i < calls; ++i) {
            asm volatile("" : : "r"(from_.data()) : "memory");
            std::memcpy(to_.data(), from_.data(), from_.size());
            asm volatile("" : : "r"(to_.data()) : "memory");
            if (stray_bytes(to_) != strays_) return false;
        }
        return true;
    }

private:
    std::string from_;
    std::string to_;
    std::size_t strays_;
};

}  // namespace bench
