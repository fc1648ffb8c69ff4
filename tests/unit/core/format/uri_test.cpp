#include "support/catch.hpp"

#include <inia/core/format/uri.hpp>

#include <string>

using namespace inia::format;

TEST_CASE("percent-encoding leaves only the unreserved characters of RFC 3986", "[format][uri]") {
    CHECK(percent_encode("AZaz09-._~") == "AZaz09-._~");
    CHECK(percent_encode("a b+c/d?e=f&g*(h)'!") == "a%20b%2Bc%2Fd%3Fe%3Df%26g%2A%28h%29%27%21");
    CHECK(percent_encode("\xc3\xa9%") == "%C3%A9%25");
    CHECK(percent_encode(std::string_view("\0", 1)) == "%00");
    CHECK(percent_encode("") == "");
}

TEST_CASE("percent-encoding keeps slashes when asked", "[format][uri]") {
    CHECK(percent_encode("a/b c/", Slash::keep) == "a/b%20c/");
}

TEST_CASE("percent-decoding gives the bytes back and leaves a plus alone", "[format][uri]") {
    std::string out = "old";
    CHECK(percent_decode("a%20b+c%2fd%2F%C3%A9", out));
    CHECK(out == "a b+c/d/\xc3\xa9");
    for (char const* text : {"%", "%4", "a%zz", "%4g"}) {
        INFO(text);
        CHECK_FALSE(percent_decode(text, out));
    }
}
