#include "support/catch.hpp"

#include <inia/core/timestamp.hpp>
#include <inia/core/timestamp_format.hpp>

#include <cstdint>
#include <limits>
#include <string>

using namespace inia::format;
using inia::Timestamp;
using inia::TimestampFormat;

namespace {

std::string date_time(Timestamp time) {
    std::string out;
    return append_date_time(out, time) ? out : "none";
}
std::string http_date(Timestamp time) {
    std::string out;
    return append_http_date(out, time) ? out : "none";
}
std::string epoch(Timestamp time) {
    std::string out;
    append_epoch_seconds(out, time);
    return out;
}

constexpr Timestamp unset = Timestamp::from_epoch_seconds(-77, 77);

template<class Parse> Timestamp parsed(Parse parse, std::string_view text) {
    Timestamp time = unset;
    bool const read = parse(text, time);
    CHECK(read == (time != unset));
    return time;
}
Timestamp from_date_time(std::string_view text) { return parsed(parse_date_time, text); }
Timestamp from_http_date(std::string_view text) { return parsed(parse_http_date, text); }
Timestamp from_epoch(std::string_view text) { return parsed(parse_epoch_seconds, text); }

constexpr auto at = Timestamp::from_epoch_seconds;
constexpr std::int64_t sunday = 784'111'777;  // Sun, 06 Nov 1994 08:49:37 GMT

}  // namespace

TEST_CASE("times are written in each format", "[format][timestamp]") {
    CHECK(date_time(at(sunday, 0)) == "1994-11-06T08:49:37Z");
    CHECK(date_time(at(sunday, 120'000'000)) == "1994-11-06T08:49:37.12Z");
    CHECK(date_time(at(sunday, 999)) == "1994-11-06T08:49:37Z");
    CHECK(date_time(at(-1, 999'000'000)) == "1969-12-31T23:59:59.999Z");
    CHECK(http_date(at(sunday, 999'999'999)) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(epoch(at(sunday, 0)) == "784111777");
    CHECK(epoch(at(sunday, 1)) == "784111777.000000001");
    CHECK(epoch(at(-1, 900'000'000)) == "-0.1");
    CHECK(epoch(at(-2, 500'000'000)) == "-1.5");
    CHECK(epoch(at(-2, 0)) == "-2");
    CHECK(epoch(at(0, 0)) == "0");
    CHECK(epoch(at(std::numeric_limits<std::int64_t>::min(), 1)) == "-9223372036854775807.999999999");
    std::string out = "at ";
    CHECK(append_timestamp(out, at(sunday, 0), TimestampFormat::unspecified));
    CHECK(append_timestamp(out, at(1, 0), TimestampFormat::epoch_seconds));
    CHECK(append_timestamp(out, at(0, 0), TimestampFormat::http_date));
    CHECK(out == "at 1994-11-06T08:49:37Z1Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST_CASE("a year that the format cannot write is refused, and nothing appended", "[format][timestamp]") {
    CHECK(date_time(at(-62'135'596'800, 0)) == "0001-01-01T00:00:00Z");
    CHECK(date_time(at(-62'135'596'801, 0)) == "none");
    CHECK(date_time(at(253'402'300'799, 0)) == "9999-12-31T23:59:59Z");
    CHECK(http_date(at(253'402'300'800, 0)) == "none");
    std::string out = "before";
    CHECK_FALSE(append_timestamp(out, at(std::numeric_limits<std::int64_t>::max(), 0), TimestampFormat::date_time));
    CHECK(out == "before");
}

TEST_CASE("ISO 8601 is read in the forms that services send", "[format][timestamp]") {
    CHECK(from_date_time("1994-11-06T08:49:37Z") == at(sunday, 0));
    CHECK(from_date_time("1994-11-06t08:49:37z") == at(sunday, 0));
    CHECK(from_date_time(" 1994-11-06 08:49:37\n") == at(sunday, 0));
    CHECK(from_date_time("1994-11-06T08:49:37.5Z") == at(sunday, 500'000'000));
    CHECK(from_date_time("1994-11-06T08:49:37,25Z") == at(sunday, 250'000'000));
    CHECK(from_date_time("1994-11-06T08:49:37.1234567899Z") == at(sunday, 123'456'789));
    CHECK(from_date_time("1994-11-06T09:49:37+01:00") == at(sunday, 0));
    CHECK(from_date_time("1994-11-06T00:19:37.5-0830") == at(sunday, 500'000'000));
    CHECK(from_date_time("1994-11-06T09:49:37+01") == at(sunday, 0));
    CHECK(from_date_time("19941106T084937Z") == at(sunday, 0));
    CHECK(from_date_time("1994-11-06T08:49Z") == at(sunday - 37, 0));
    CHECK(from_date_time("1970-01-02") == at(86'400, 0));
    CHECK(from_date_time("2016-12-31T23:59:60Z") == from_date_time("2017-01-01T00:00:00Z"));
    CHECK(from_date_time("2000-02-29T00:00:00Z") == at(951'782'400, 0));
}

TEST_CASE("what is no ISO 8601 is refused", "[format][timestamp]") {
    for (char const* text : {"",
                             "T",
                             "1994",
                             "1994-11",
                             "19941106",
                             "1994-11-06T",
                             "1994-11-06T08",
                             "1994-13-06T08:49:37Z",
                             "1994-11-31T08:49:37Z",
                             "1900-02-29T00:00:00Z",
                             "1994-11-06T24:00:00Z",
                             "1994-11-06T08:60:37Z",
                             "1994-11-06T08:49:61Z",
                             "1994-11-06T08:49:37.Z",
                             "1994-11-06T08:49:37ZZ",
                             "1994-11-06T08:49:37+1",
                             "1994-11-06T08:49:37+24:00",
                             "1994-11-06T08:49:37+01:",
                             "1994-1106T08:49:37Z",
                             "0000-01-01T00:00:00Z",
                             "-1994-11-06T08:49:37Z",
                             "1994-11-06T08:49:37 GMT",
                             "1994-11-06Z",
                             "94-11-06T08:49:37Z"}) {
        INFO(text);
        CHECK(from_date_time(text) == unset);
    }
}

TEST_CASE("epoch seconds are read exactly, with fraction and exponent", "[format][timestamp]") {
    CHECK(from_epoch("784111777") == at(sunday, 0));
    CHECK(from_epoch("784111777.5") == at(sunday, 500'000'000));
    CHECK(from_epoch("784111777.000000001") == at(sunday, 1));
    CHECK(from_epoch("7.84111777E8") == at(sunday, 0));
    CHECK(from_epoch("7.841117775e+08") == at(sunday, 500'000'000));
    CHECK(from_epoch("784111777000e-3") == at(sunday, 0));
    CHECK(from_epoch("15e-1") == at(1, 500'000'000));
    CHECK(from_epoch("5e-3") == at(0, 5'000'000));
    CHECK(from_epoch("0.5e1") == at(5, 0));
    CHECK(from_epoch("1e3") == at(1000, 0));
    CHECK(from_epoch("-0.1") == at(-1, 900'000'000));
    CHECK(from_epoch("-1.5") == at(-2, 500'000'000));
    CHECK(from_epoch("-2") == at(-2, 0));
    CHECK(from_epoch("-0.0000000001") == at(-1, 999'999'999));
    CHECK(from_epoch("-1.9999999999") == at(-2, 0));
    CHECK(from_epoch("0.9999999999") == at(0, 999'999'999));
    CHECK(from_epoch("1e-99999999999999999999") == at(0, 0));
    CHECK(from_epoch("0e99999999999999999999") == at(0, 0));
    CHECK(from_epoch(".5") == at(0, 500'000'000));
    CHECK(from_epoch("9223372036854775807") == at(std::numeric_limits<std::int64_t>::max(), 0));
    CHECK(from_epoch("-9223372036854775808") == at(std::numeric_limits<std::int64_t>::min(), 0));
}

TEST_CASE("what is no number of seconds is refused", "[format][timestamp]") {
    for (char const* text : {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "0x10", "NaN", "Infinity", "1 2", "--1",
                             "9223372036854775808", "-9223372036854775808.5", "1e19", "1e9999999999999999999"}) {
        INFO(text);
        CHECK(from_epoch(text) == unset);
    }
}

TEST_CASE("HTTP dates are read in the three forms of the standard and in RFC 822's", "[format][timestamp]") {
    CHECK(from_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == at(sunday, 0));
    CHECK(from_http_date("Sun, 06 Nov 1994 08:49:37.25 GMT") == at(sunday, 250'000'000));
    CHECK(from_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == at(sunday, 0));
    CHECK(from_http_date("Sun Nov  6 08:49:37 1994") == at(sunday, 0));
    CHECK(from_http_date("6 Nov 1994 08:49:37 GMT") == at(sunday, 0));
    CHECK(from_http_date("sun, 6 nov 1994 08:49:37 utc") == at(sunday, 0));
    CHECK(from_http_date("Sun, 06 Nov 1994 09:49:37 +0100") == at(sunday, 0));
    CHECK(from_http_date("Sun, 06 Nov 1994 03:49:37 EST") == at(sunday, 0));
    CHECK(from_http_date("Sun, 06 Nov 1994 08:49 GMT") == at(sunday - 37, 0));
    CHECK(from_http_date("Sun, 06 Nov 49 08:49:37 GMT") == from_date_time("2049-11-06T08:49:37Z"));
    CHECK(from_http_date("Sun, 06 Nov 50 08:49:37 GMT") == from_date_time("1950-11-06T08:49:37Z"));
}

TEST_CASE("what is no HTTP date is refused", "[format][timestamp]") {
    for (char const* text :
         {"", "Sun", "Sun,", "Sun, 06 Nov 1994", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 XYZ",
          "Son, 06 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 06 Nev 1994 08:49:37 GMT",
          "Sun, 06 Nov 994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT x",
          "Sun Nov  6 08:49:37 1994 x", "Sun Anj  6 08:49:37 1994"}) {
        INFO(text);
        CHECK(from_http_date(text) == unset);
    }
}

TEST_CASE("a time is read whatever its format", "[format][timestamp]") {
    for (char const* text : {"784111777", "7.84111777E8", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"}) {
        INFO(text);
        CHECK(parsed(parse_timestamp, text) == at(sunday, 0));
    }
    CHECK(parsed(parse_timestamp, "yesterday") == unset);
}

TEST_CASE("every format reads back what it wrote", "[format][timestamp]") {
    for (std::int64_t seconds = -62'135'596'800; seconds < 253'402'300'800; seconds += 3'155'695'207) {
        Timestamp const time = at(seconds, 123'456'000);
        CHECK(from_date_time(date_time(time)) == time);
        CHECK(from_epoch(epoch(time)) == time);
        CHECK(from_http_date(http_date(time)) == at(seconds, 0));
    }
}
