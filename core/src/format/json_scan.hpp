#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// The scans over text on which JSON's speed depends: 16 bytes at a time where the machine has SSE2, which every x86-64
/// has; a byte at a time elsewhere and for what is left.
namespace inia::json {

/// Whether the byte ends a run of characters that JSON text holds as they are.
constexpr bool is_escaped(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// The first character of [from, last) that JSON text must escape, or `last`.
inline char const* skip_unescaped(char const* from, char const* last) noexcept {
#if defined(__SSE2__)
    __m128i const quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1f);
    for (; last - from >= 16; from += 16) {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
        __m128i const stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                           _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
        if (int const mask = _mm_movemask_epi8(stops)) return from + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    while (from != last && !is_escaped(*from)) ++from;
    return from;
}

/// As skip_unescaped, and stops at bytes that are no ASCII too, for a reader to check.
inline char const* skip_plain(char const* from, char const* last) noexcept {
#if defined(__SSE2__)
    __m128i const quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), space = _mm_set1_epi8(0x20);
    for (; last - from >= 16; from += 16) {
        __m128i const bytes = _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
        // As signed numbers, control characters and all bytes from 0x80 on are less than a space.
        __m128i const stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                           _mm_cmplt_epi8(bytes, space));
        if (int const mask = _mm_movemask_epi8(stops)) return from + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    while (from != last && !is_escaped(*from) && static_cast<unsigned char>(*from) < 0x80) ++from;
    return from;
}

}  // namespace inia::json
