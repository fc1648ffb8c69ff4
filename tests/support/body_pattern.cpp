#include "body_pattern.hpp"

#include "digest.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace inia::test {

namespace {

/// A prime, so that no power of two and no round number is a multiple of the period.
constexpr std::size_t period = 65521;

const std::array<char, period>& block() {
    static const std::array<char, period> bytes = [] {
        std::array<char, period> made{};
        std::uint32_t state = 1;
        for (char& byte : made) {
            state = state * 1664525U + 1013904223U;
            byte = static_cast<char>(state >> 24U);
        }
        return made;
    }();
    return bytes;
}

}  // namespace

void fill_pattern(std::uint64_t offset, char* out, std::size_t size) {
    auto at = static_cast<std::size_t>(offset % period);
    while (size > 0) {
        const std::size_t count = std::min(size, period - at);
        std::memcpy(out, block().data() + at, count);
        out += count;
        size -= count;
        at = 0;
    }
}

std::string pattern(std::size_t size) {
    std::string bytes(size, '\0');
    fill_pattern(0, bytes.data(), size);
    return bytes;
}

std::string pattern_sha256(std::uint64_t size) {
    Sha256 digest;
    for (std::uint64_t done = 0; done < size; done += period) {
        digest.update({block().data(), static_cast<std::size_t>(std::min<std::uint64_t>(period, size - done))});
    }
    return digest.finish_hex();
}

}  // namespace inia::test
