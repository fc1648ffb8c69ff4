#include "support/catch.hpp"

#include <inia/core/format/hex.hpp>

#include <string>

using namespace inia::format;

TEST_CASE("hex is written in lower case and read in either", "[format][hex]") {
    CHECK(to_hex(std::string_view("\x00\x0f\xa5\xff", 4)) == "000fa5ff");
    std::string out = "old";
    CHECK(from_hex("000FA5ff", out));
    CHECK(out == std::string("\x00\x0f\xa5\xff", 4));
    CHECK(from_hex("", out));
    CHECK(out.empty());
}

TEST_CASE("hex refuses half bytes and characters that are no digits", "[format][hex]") {
    std::string out;
    CHECK_FALSE(from_hex("0", out));
    CHECK_FALSE(from_hex("0g", out));
    CHECK_FALSE(from_hex("0x12", out));
    CHECK_FALSE(from_hex(" 12 ", out));
}
