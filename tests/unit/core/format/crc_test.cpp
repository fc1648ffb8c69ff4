#include "format/crc.hpp"

#include "support/catch.hpp"

#include <random>
#include <string>

using namespace inia::format;

namespace {

/// A bit at a time, by the definition.
template<class Word> Word by_bits(std::string_view bytes, Word polynomial) {
    Word state = ~Word{0};
    for (char const byte : bytes) {
        state ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) state = static_cast<Word>(state >> 1) ^ (state & 1 ? polynomial : 0);
    }
    return ~state;
}

void check(std::string_view bytes) {
    INFO(bytes.size() << " bytes");
    CHECK(crc32(bytes) == by_bits<std::uint32_t>(bytes, 0xEDB88320));
    CHECK(crc32c(bytes) == by_bits<std::uint32_t>(bytes, 0x82F63B78));
    CHECK(crc64_nvme(bytes) == by_bits<std::uint64_t>(bytes, 0x9A6C9329AC4BC9B5));
}

}  // namespace

TEST_CASE("checksums have their published check values", "[format][crc]") {
    CHECK(crc32("123456789") == 0xCBF43926);
    CHECK(crc32c("123456789") == 0xE3069283);
    CHECK(crc64_nvme("123456789") == 0xAE8B14860A799888);
    CHECK(crc32({}) == 0);
    CHECK(crc32c({}) == 0);
    CHECK(crc64_nvme({}) == 0);
}

TEST_CASE("checksums of every length are those of the definition, whichever way they are computed", "[format][crc]") {
    std::string bytes(6000, ' ');
    std::mt19937 random(7);
    for (char& byte : bytes) byte = static_cast<char>(random());
    std::string_view const all = bytes;
    for (std::size_t size = 0; size <= 400; ++size) check(all.substr(size % 16, size));
    for (std::size_t size = 1000; size <= 1300; size += 7) check(all.substr(size % 64, size));
    check(all);
}

TEST_CASE("a checksum goes on from that of what stands before", "[format][crc]") {
    std::string bytes(3000, ' ');
    std::mt19937 random(8);
    for (char& byte : bytes) byte = static_cast<char>(random());
    std::string_view const all = bytes;
    for (std::size_t cut : {0u, 1u, 15u, 16u, 63u, 64u, 65u, 500u, 1024u, 2990u, 3000u}) {
        CHECK(crc32(all.substr(cut), crc32(all.substr(0, cut))) == crc32(all));
        CHECK(crc32c(all.substr(cut), crc32c(all.substr(0, cut))) == crc32c(all));
        CHECK(crc64_nvme(all.substr(cut), crc64_nvme(all.substr(0, cut))) == crc64_nvme(all));
    }
}
