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

#if defined(__SSE2__)
/// A bit for each of 16 bytes that JSON text must escape.
inline unsigned escaped_mask(__m128i bytes) noexcept {
    __m128i const quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1f);
    __m128i const stops = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                       _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    return static_cast<unsigned>(_mm_movemask_epi8(stops));
}
inline __m128i load_16(char const* from) noexcept { return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from)); }
inline __m128i load_8(char const* from) noexcept { return _mm_loadl_epi64(reinterpret_cast<__m128i const*>(from)); }
inline __m128i load_4(char const* from) noexcept {
    int word = 0;
    __builtin_memcpy(&word, from, sizeof word);
    return _mm_cvtsi32_si128(word);
}
#endif

/// The first character of [from, last) that JSON text must escape, or `last`.
inline char const* skip_unescaped(char const* from, char const* last) noexcept {
#if defined(__SSE2__)
    for (; last - from >= 16; from += 16)
        if (unsigned const mask = escaped_mask(load_16(from))) return from + __builtin_ctz(mask);
#endif
    while (from != last && !is_escaped(*from)) ++from;
    return from;
}

/// Copies a text of which JSON escapes nothing, and says whether it was one; otherwise what is at `to` means nothing.
/// Ends are read and written with the bytes before them once more, so that no text takes a loop over bytes.
inline bool copy_unescaped(char* to, char const* from, std::size_t size) noexcept {
#if defined(__SSE2__)
    if (size >= 16) {
        auto const step = [&](std::size_t at) {
            __m128i const bytes = load_16(from + at);
            _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), bytes);
            return escaped_mask(bytes) == 0;
        };
        for (std::size_t at = 0; at + 16 < size; at += 16)
            if (!step(at)) return false;
        return step(size - 16);
    }
    if (size >= 8) {
        __m128i const front = load_8(from), back = load_8(from + size - 8);
        _mm_storel_epi64(reinterpret_cast<__m128i*>(to), front);
        _mm_storel_epi64(reinterpret_cast<__m128i*>(to + size - 8), back);
        return escaped_mask(_mm_unpacklo_epi64(front, back)) == 0;
    }
    if (size >= 4) {
        __m128i const ends = _mm_unpacklo_epi32(load_4(from), load_4(from + size - 4));
        __builtin_memcpy(to, from, 4);
        __builtin_memcpy(to + size - 4, from + size - 4, 4);
        return (escaped_mask(ends) & 0xff) == 0;
    }
#endif
    for (std::size_t i = 0; i < size; ++i) {
        if (is_escaped(from[i])) return false;
        to[i] = from[i];
    }
    return true;
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
