#include "format/crc.hpp"

#include <array>
#include <cstddef>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace inia::format {
namespace {

/// A checksum of the kind in which the first bit of a byte is its lowest: polynomials stand in words in reverse, the
/// coefficient of the highest power in the lowest bit.
template<class Word_, Word_ polynomial> struct Crc {
    using Word = Word_;
    static constexpr int bits = std::numeric_limits<Word>::digits;

    static constexpr Word times_x(Word value) { return (value >> 1) ^ ((value & 1) ? polynomial : 0); }

    /// What a polynomial of degree 63 is multiplied with to move it by `n` places, without carries and modulo the
    /// checksum's: x^(n-1), since the product of two reversed words is the reversed product times x.
    static constexpr std::uint64_t mover(unsigned n) {
        Word power = Word{1} << (bits - 1);  // x^0
        for (unsigned i = 1; i < n; ++i) power = times_x(power);
        return std::uint64_t{power} << (64 - bits);
    }

    /// tables[k][b]: the state after byte b and k zeroes.
    using Tables = std::array<std::array<Word, 256>, 8>;
    static constexpr Tables make_tables() {
        Tables tables{};
        for (unsigned byte = 0; byte < 256; ++byte) {
            Word state = byte;
            for (int bit = 0; bit < 8; ++bit) state = times_x(state);
            tables[0][byte] = state;
        }
        for (std::size_t k = 1; k < tables.size(); ++k)
            for (unsigned byte = 0; byte < 256; ++byte) {
                Word const before = tables[k - 1][byte];
                tables[k][byte] = static_cast<Word>(before >> 8) ^ tables[0][before & 0xff];
            }
        return tables;
    }
    static constexpr Tables tables = make_tables();

    static Word over_bytes(Word state, char const* from, char const* end) noexcept {
        auto const byte = [&](int i) { return std::uint64_t{static_cast<unsigned char>(from[i])}; };
        for (; end - from >= 8; from += 8) {
            std::uint64_t word = state;
            for (int i = 0; i < 8; ++i) word ^= byte(i) << 8 * i;
            state = 0;
            for (std::size_t i = 0; i < 8; ++i) state ^= tables[7 - i][word >> 8 * i & 0xff];
        }
        for (; from != end; ++from) state = static_cast<Word>(state >> 8) ^ tables[0][(state ^ byte(0)) & 0xff];
        return state;
    }
};

using Crc32 = Crc<std::uint32_t, 0xEDB88320>;
using Crc32C = Crc<std::uint32_t, 0x82F63B78>;
using Crc64Nvme = Crc<std::uint64_t, 0x9A6C9329AC4BC9B5>;

#if defined(__x86_64__)

// Folding (Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", 2009): 16 bytes
// are multiplied by what moves them over the bytes behind them, and added to those. What is left in the end has the
// checksum of the whole.
#define INIA_FOLDS __attribute__((target("pclmul,sse4.1")))
#define INIA_FOLDS_WIDE __attribute__((target("pclmul,sse4.1,avx512f,vpclmulqdq")))

/// The factors that move 16 bytes by so many bits: of their first half, which is further from the end, and the second.
template<class C, unsigned distance> struct Mover {
    static constexpr std::uint64_t first = C::mover(distance + 64), second = C::mover(distance);
};
template<class C, unsigned distance> INIA_FOLDS inline __m128i mover() noexcept {
    using M = Mover<C, distance>;
    return _mm_set_epi64x(static_cast<long long>(M::second), static_cast<long long>(M::first));
}

INIA_FOLDS inline __m128i load(char const* from) noexcept {
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(from));
}
INIA_FOLDS inline __m128i fold(__m128i bytes, __m128i by, __m128i onto) noexcept {
    return _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(bytes, by, 0x00), _mm_clmulepi64_si128(bytes, by, 0x11)),
                         onto);
}

/// The checksum's state after 16 bytes that stand for all before `from`, and the rest.
template<class C> INIA_FOLDS inline typename C::Word finish(__m128i bytes, char const* from, char const* end) noexcept {
    __m128i const by_128 = mover<C, 128>();
    for (; end - from >= 16; from += 16) bytes = fold(bytes, by_128, load(from));
    alignas(16) char left[16];
    _mm_store_si128(reinterpret_cast<__m128i*>(left), bytes);
    return C::over_bytes(C::over_bytes(0, left, left + 16), from, end);
}

/// Of 64 bytes or more.
template<class C>
INIA_FOLDS typename C::Word over_folds(typename C::Word state, char const* from, char const* end) noexcept {
    __m128i a = _mm_xor_si128(load(from), _mm_cvtsi64_si128(static_cast<long long>(state)));
    __m128i b = load(from + 16), c = load(from + 32), d = load(from + 48);
    __m128i const by_512 = mover<C, 512>();
    for (from += 64; end - from >= 64; from += 64) {
        a = fold(a, by_512, load(from));
        b = fold(b, by_512, load(from + 16));
        c = fold(c, by_512, load(from + 32));
        d = fold(d, by_512, load(from + 48));
    }
    __m128i const by_128 = mover<C, 128>();
    return finish<C>(fold(fold(fold(a, by_128, b), by_128, c), by_128, d), from, end);
}

template<class C, unsigned distance> INIA_FOLDS_WIDE inline __m512i wide_mover() noexcept {
    using M = Mover<C, distance>;
    constexpr auto first = static_cast<long long>(M::first), second = static_cast<long long>(M::second);
    return _mm512_set4_epi64(second, first, second, first);
}
INIA_FOLDS_WIDE inline __m512i load_wide(char const* from) noexcept { return _mm512_loadu_si512(from); }
INIA_FOLDS_WIDE inline __m512i fold(__m512i bytes, __m512i by, __m512i onto) noexcept {
    return _mm512_ternarylogic_epi64(_mm512_clmulepi64_epi128(bytes, by, 0x00),
                                     _mm512_clmulepi64_epi128(bytes, by, 0x11), onto, 0x96);
}

/// Of 256 bytes or more.
template<class C>
INIA_FOLDS_WIDE typename C::Word over_wide_folds(typename C::Word state, char const* from, char const* end) noexcept {
    __m128i const before = _mm_cvtsi64_si128(static_cast<long long>(state));
    __m512i a = _mm512_xor_si512(load_wide(from), _mm512_zextsi128_si512(before));
    __m512i b = load_wide(from + 64), c = load_wide(from + 128), d = load_wide(from + 192);
    __m512i const by_2048 = wide_mover<C, 2048>();
    for (from += 256; end - from >= 256; from += 256) {
        a = fold(a, by_2048, load_wide(from));
        b = fold(b, by_2048, load_wide(from + 64));
        c = fold(c, by_2048, load_wide(from + 128));
        d = fold(d, by_2048, load_wide(from + 192));
    }
    __m512i const by_512 = wide_mover<C, 512>();
    d = fold(fold(fold(a, by_512, b), by_512, c), by_512, d);
    for (; end - from >= 64; from += 64) d = fold(d, by_512, load_wide(from));
    alignas(64) char left[64];
    _mm512_store_si512(left, d);
    __m128i const by_128 = mover<C, 128>();
    __m128i bytes = fold(load(left), by_128, load(left + 16));
    bytes = fold(bytes, by_128, load(left + 32));
    return finish<C>(fold(bytes, by_128, load(left + 48)), from, end);
}

bool can_fold() noexcept {
    static bool const can =
        (__builtin_cpu_init(), __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1"));
    return can;
}
bool can_fold_wide() noexcept {
    static bool const can = can_fold() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("vpclmulqdq");
    return can;
}

template<class C> typename C::Word over(typename C::Word state, char const* from, char const* end) noexcept {
    if (end - from >= 1024 && can_fold_wide()) return over_wide_folds<C>(state, from, end);
    if (end - from >= 64 && can_fold()) return over_folds<C>(state, from, end);
    return C::over_bytes(state, from, end);
}

#else

template<class C> typename C::Word over(typename C::Word state, char const* from, char const* end) noexcept {
    return C::over_bytes(state, from, end);
}

#endif

// The state begins with ones, and its complement is the checksum.
template<class C> typename C::Word checksum(std::string_view bytes, typename C::Word before) noexcept {
    return static_cast<typename C::Word>(
        ~over<C>(static_cast<typename C::Word>(~before), bytes.data(), bytes.data() + bytes.size()));
}

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t crc) noexcept { return checksum<Crc32>(bytes, crc); }
std::uint32_t crc32c(std::string_view bytes, std::uint32_t crc) noexcept { return checksum<Crc32C>(bytes, crc); }
std::uint64_t crc64_nvme(std::string_view bytes, std::uint64_t crc) noexcept { return checksum<Crc64Nvme>(bytes, crc); }

}  // namespace inia::format
