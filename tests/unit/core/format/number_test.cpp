#include "support/catch.hpp"

#include <inia/core/format/number.hpp>

#include <cmath>
#include <limits>
#include <string>

using namespace inia::format;

TEST_CASE("integers are written and read to their limits", "[format][number]") {
    CHECK(to_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(to_text(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(to_text(std::int32_t{-7}) == "-7");
    std::int64_t value = 0;
    CHECK(parse_number("-9223372036854775808", value));
    CHECK(value == std::numeric_limits<std::int64_t>::min());
    std::int32_t small = 5;
    CHECK_FALSE(parse_number("2147483648", small));
    for (char const* text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x1"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text, small));
    }
    CHECK(small == 5);
}

TEST_CASE("floating-point numbers take the shortest text that reads back the same", "[format][number]") {
    CHECK(to_text(0.1) == "0.1");
    CHECK(to_text(0.1f) == "0.1");
    CHECK(to_text(1.0) == "1");
    CHECK(to_text(-1.5e300) == "-1.5e+300");
    for (double const value : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, -0.0}) {
        double back = 1;
        REQUIRE(parse_number(to_text(value), back));
        CHECK(back == value);
        CHECK(std::signbit(back) == std::signbit(value));
    }
}

TEST_CASE("numbers that are not finite have the three names of the protocols", "[format][number]") {
    double const infinity = std::numeric_limits<double>::infinity();
    CHECK(to_text(std::numeric_limits<double>::quiet_NaN()) == "NaN");
    CHECK(to_text(infinity) == "Infinity");
    CHECK(to_text(-infinity) == "-Infinity");
    double value = 0;
    CHECK(parse_number("NaN", value));
    CHECK(std::isnan(value));
    CHECK(parse_number("-Infinity", value));
    CHECK(value == -infinity);
    for (char const* text :
         {"nan", "inf", "-inf", "INFINITY", "infinity", "-NaN", "", "-", "1.5x", " 1", "+1", "0x1p3"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text, value));
    }
}

TEST_CASE("a number too large is refused and one too small is zero", "[format][number]") {
    double value = 7;
    CHECK_FALSE(parse_number("1e400", value));
    CHECK_FALSE(parse_number("-123456789e99999999999999999999", value));
    CHECK(value == 7);
    CHECK(parse_number("1e-400", value));
    CHECK(value == 0);
    CHECK(parse_number("-0.001e-99999999999999999999", value));
    CHECK((value == 0 && std::signbit(value)));
    float single = 7;
    CHECK_FALSE(parse_number("1e39", single));
    CHECK(single == 7);
    CHECK(parse_number("0.1", single));
    CHECK(single == 0.1f);
}
