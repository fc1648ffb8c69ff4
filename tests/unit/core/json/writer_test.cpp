#include "support/catch.hpp"

#include <inia/core/json/writer.hpp>

#include <limits>
#include <string>
#include <utility>

using inia::json::Writer;

namespace {

std::string written(std::string_view text) {
    Writer writer;
    writer.string(text);
    return std::move(writer).take();
}

}  // namespace

TEST_CASE("a JSON string escapes what must be escaped and nothing else", "[json]") {
    CHECK(written("") == R"("")");
    CHECK(written("a/b 'c' \x7f \xc3\xa9") == "\"a/b 'c' \x7f \xc3\xa9\"");
    CHECK(written("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
    CHECK(written(std::string_view("\0\x01\x1f", 3)) == R"("\u0000\u0001\u001f")");
}

TEST_CASE("a character that must be escaped is found wherever it stands", "[json]") {
    for (std::size_t size = 1; size < 70; ++size)
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'x');
            text[at] = '"';
            std::string expected = '"' + text + '"';
            expected.insert(at + 1, "\\");
            REQUIRE(written(text) == expected);
        }
}

TEST_CASE("a writer grows beyond its first storage and keeps what it had", "[json]") {
    Writer writer;
    std::string expected;
    for (int i = 0; i < 3000; ++i) {
        writer.integer(std::int64_t{i});
        writer.raw(',');
        expected += std::to_string(i) + ',';
    }
    CHECK(writer.view() == expected);
    std::string const control(5000, '\x01');
    writer.string(control);
    expected += '"';
    for (std::size_t i = 0; i < control.size(); ++i) expected += "\\u0001";
    expected += '"';
    std::string const text = std::move(writer).take();
    CHECK(text == expected);
}

TEST_CASE("numbers that JSON does not have are written as strings", "[json]") {
    Writer writer;
    double const infinity = std::numeric_limits<double>::infinity();
    for (double const value : {0.1, -2.0, 1e300, infinity, -infinity, std::numeric_limits<double>::quiet_NaN()}) {
        writer.number(value);
        writer.raw(' ');
    }
    writer.number(0.1f);
    CHECK(writer.view() == R"(0.1 -2 1e+300 "Infinity" "-Infinity" "NaN" 0.1)");
}

TEST_CASE("bytes are written in base64", "[json]") {
    Writer writer;
    writer.base64("hi!");
    writer.base64("");
    writer.base64(std::string(4000, 'a'));
    std::string const text = std::move(writer).take();
    CHECK(text.substr(0, 14) == R"("aGkh""""YWFhY)");
    CHECK(text.size() == 6 + 2 + 2 + 5336);
}
