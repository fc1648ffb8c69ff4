#include "support/catch.hpp"

#include <inia/core/json/reader.hpp>

#include <cmath>
#include <string>
#include <string_view>

using inia::AnyError;
using inia::json::Reader;

namespace {

/// What reading the whole text as any value says.
std::string verdict(std::string const& text) {
    Reader reader(text);
    reader.skip();
    AnyError const error = reader.finish("body");
    if (error) CHECK(error.is<inia::ParseError>());
    return error.what();
}

std::string string_of(std::string const& text) {
    Reader reader(text);
    std::string out = "old";
    reader.string(out);
    INFO(text);
    REQUIRE(reader.finish().what() == std::string());
    return out;
}

}  // namespace

TEST_CASE("well-formed JSON is read to its end", "[json]") {
    for (char const* text : {"{}", "[]", " { } ", "null", "true", "false", "0", "-0", "12.50", "1e5", "-1.25E-7",
                             "\"\"", R"({"a":[1,2,{"b":null}],"":"x"})", "\t[\r\n1 , 2\n]\n",
                             "\"\\u0041\\ud83d\\ude00\\/\"", "\"\xf0\x9f\x98\x80\""}) {
        INFO(text);
        CHECK(verdict(text).empty());
    }
}

TEST_CASE("broken JSON is refused with what is wrong and at which byte", "[json]") {
    CHECK(verdict("") == "body: JSON at byte 0: expected a value, found the end of the text");
    CHECK(verdict("{\"a\" 1}") == "body: JSON at byte 5: expected ':'");
    CHECK(verdict("{\"a\":1,}") == "body: JSON at byte 7: expected a member's name");
    CHECK(verdict("{\"a\":1") == "body: JSON at byte 6: expected ',' or '}', found the end of the text");
    CHECK(verdict("[1 2]") == "body: JSON at byte 3: expected ',' or ']'");
    CHECK(verdict("[1,]") == "body: JSON at byte 3: expected a value");
    CHECK(verdict("{} x") == "body: JSON at byte 3: expected nothing more");
    CHECK(verdict("\"a\nb\"") == "body: JSON at byte 2: a control character in a string");
    CHECK(verdict("\"abc") == "body: JSON at byte 4: expected '\"', found the end of the text");
    CHECK(verdict("\"\\x\"") == "body: JSON at byte 1: an unknown escape sequence");
    CHECK(verdict("\"\\u12g4\"") == "body: JSON at byte 1: expected four hexadecimal digits");
    CHECK(verdict("\"\\ud800\"") == "body: JSON at byte 1: half of a surrogate pair");
    CHECK(verdict("<html>") == "body: JSON at byte 0: expected a value");
    for (std::string const text : {"01",
                                   "-",
                                   "1.",
                                   ".5",
                                   "1e",
                                   "1e+",
                                   "+1",
                                   "NaN",
                                   "nul",
                                   "truE",
                                   "'a'",
                                   "{a:1}",
                                   "[,]",
                                   "{,}",
                                   "]",
                                   "\"\\\"",
                                   "\"\\udc00\"",
                                   "\"\\ud800\\u0041\"",
                                   "\"\\ud800\\ud800\"",
                                   "\"\\u123",
                                   "\"\\"}) {
        INFO(text);
        CHECK_FALSE(verdict(text).empty());
    }
}

TEST_CASE("a zero byte inside the text is an error, not its end", "[json]") {
    using namespace std::string_literals;
    CHECK(verdict("{}\0"s) == "body: JSON at byte 2: expected nothing more");
    CHECK(verdict("\"a\0b\""s) == "body: JSON at byte 2: a control character in a string");
    CHECK(verdict("\"\\\0\""s) == "body: JSON at byte 1: an unknown escape sequence");
    CHECK(verdict("[1,\0]"s) == "body: JSON at byte 3: expected a value");
}

TEST_CASE("every cut of a document is an error at or before the cut", "[json]") {
    std::string const whole = R"({"a":[1,-2.5e3,"x\u00e9\ud83d\ude00y"],"b":{"c":null,"d":true},"e":")"
                              "\xe2\x82\xac\xf0\x9f\x98\x80 some longer text than sixteen bytes\"}";
    REQUIRE(verdict(whole).empty());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        INFO(size);
        CHECK_FALSE(verdict(whole.substr(0, size)).empty());
    }
}

TEST_CASE("text that is not UTF-8 is refused at its first wrong byte", "[json]") {
    CHECK(verdict("\"ab\xff\"") == "body: JSON at byte 3: bytes that are no UTF-8");
    for (char const* bytes : {"\x80", "\xc0\x80", "\xc1\xbf", "\xc3", "\xe0\x80\x80", "\xed\xa0\x80", "\xe2\x82",
                              "\xf0\x80\x80\x80", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf0\x9f\x98"}) {
        CHECK_FALSE(verdict(std::string("\"") + bytes + '"').empty());
        CHECK_FALSE(verdict(std::string("{\"0123456789abcdef") + bytes + "\":1}").empty());
    }
    for (char const* bytes : {"\xc2\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf"})
        CHECK(verdict(std::string("\"") + bytes + '"').empty());
}

TEST_CASE("escapes become the characters that they stand for", "[json]") {
    CHECK(string_of(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(string_of(R"("\u0041\u00e9\u20AC\ud83d\ude00z")") == "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z");
    CHECK(string_of(R"("a\u0000b")") == std::string("a\0b", 3));
    CHECK(string_of("\"0123456789abcdef\\n0123456789abcdef\xc3\xa9\"") == "0123456789abcdef\n0123456789abcdef\xc3\xa9");
}

TEST_CASE("a member's name may have escapes", "[json]") {
    std::string const text = R"({"\u0061b":"\u0063"})";
    Reader reader(text);
    REQUIRE(reader.enter_object());
    CHECK(reader.key() == "ab");
    CHECK(reader.text() == "c");
    CHECK_FALSE(reader.next_member());
    CHECK_FALSE(reader.finish());
}

TEST_CASE("nesting is limited, whether it is read or passed over", "[json]") {
    auto const nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(verdict(nested(Reader::max_depth)).empty());
    CHECK(verdict(nested(Reader::max_depth + 1)) == "body: JSON at byte 128: nested too deeply");
    std::string objects;
    for (int i = 0; i < 1'000'000; ++i) objects += "{\"a\":";
    CHECK(verdict(objects) == "body: JSON at byte 640: nested too deeply");
}

TEST_CASE("siblings do not count as depth", "[json]") {
    std::string text = "[";
    for (int i = 0; i < 1000; ++i) text += "{},[],[1],{\"a\":{}},";
    CHECK(verdict(text + "0]").empty());
}

TEST_CASE("whole numbers are taken in any notation and refused beyond 64 bits", "[json]") {
    auto const integer = [](std::string const& text) {
        Reader reader(text);
        std::int64_t value = 77;
        reader.integer(value);
        return reader.finish() ? std::string("error") : std::to_string(value);
    };
    CHECK(integer("-9223372036854775808") == "-9223372036854775808");
    CHECK(integer("9223372036854775807") == "9223372036854775807");
    CHECK(integer("9223372036854775808") == "error");
    CHECK(integer("1.0") == "1");
    CHECK(integer("12e2") == "1200");
    CHECK(integer("1.5") == "error");
    CHECK(integer("1e30") == "error");
    CHECK(integer("\"1\"") == "error");
    CHECK(integer("null") == "error");
}

TEST_CASE("floating-point numbers have three more names and a range", "[json]") {
    auto const number = [](std::string const& text, bool& failed) {
        Reader reader(text);
        double value = 77;
        reader.number(value);
        failed = bool(reader.finish());
        return value;
    };
    bool failed = false;
    CHECK(number("0.1", failed) == 0.1);
    CHECK((number("\"-Infinity\"", failed) < 0 && !failed));
    CHECK((std::isnan(number("\"NaN\"", failed)) && !failed));
    for (char const* text : {"1e400", "\"1\"", "\"nan\"", "true", "Infinity"}) {
        INFO(text);
        number(text, failed);
        CHECK(failed);
    }
}

TEST_CASE("a value of another kind is an error that says what was expected", "[json]") {
    std::string const text = R"({"a":1})";
    Reader reader(text);
    REQUIRE(reader.enter_object());
    reader.key();
    std::string out = "kept";
    reader.string(out);
    CHECK(out.empty());
    CHECK_FALSE(reader.next_member());
    CHECK(reader.finish().what() == std::string("JSON at byte 5: expected a string"));
}

TEST_CASE("after an error nothing is read and every loop ends", "[json]") {
    std::string const text = "[[1,2],[3,4],[5,6]]";
    Reader reader(text);
    REQUIRE(reader.enter_array());
    reader.fail("broken");
    int rounds = 0;
    do {
        ++rounds;
        reader.skip();
    } while (reader.next_element());
    CHECK(rounds == 1);
    CHECK(reader.key().empty());
    CHECK(reader.value().empty());
    CHECK_FALSE(reader.null());
    CHECK(reader.finish().what() == std::string("JSON at byte 0: broken"));
}

TEST_CASE("what is expected byte for byte is read in one, or not at all", "[json]") {
    std::string const text = R"({"key":{"a":1,"longer_than_a_word":2,"c":3 ,"d":4}})";
    Reader reader(text);
    CHECK_FALSE(reader.enter_object_at(R"({"kex":)"));
    CHECK(reader.ahead(text.size()) == text.data());
    CHECK(reader.ahead(text.size() + 1) == nullptr);
    CHECK_FALSE(reader.enter_object_at(R"({"key":{"a":1,"longer_than_a_word":2,"c":3 ,"d":4}}...)"));
    REQUIRE(reader.enter_object_at(R"({"key":)"));
    REQUIRE(reader.enter_object_at(R"({"a":)"));
    std::int64_t number = 0;
    reader.integer(number);
    CHECK(number == 1);
    CHECK_FALSE(reader.key_at(R"(,"longer_than_b_word":)"));
    REQUIRE(reader.key_at(R"(,"longer_than_a_word":)"));
    reader.integer(number);
    CHECK(number == 2);
    REQUIRE(reader.key_at(R"(,"c":)"));
    reader.integer(number);
    CHECK_FALSE(reader.key_at(R"(,"d":)"));  // there is a space
    REQUIRE(reader.next_member());
    CHECK(reader.key() == "d");
    reader.skip();
    CHECK_FALSE(reader.key_at(R"(,"e":)"));
    CHECK_FALSE(reader.next_member());
    CHECK_FALSE(reader.next_member());
    CHECK_FALSE(reader.finish());
}

TEST_CASE("objects entered at once count as nested", "[json]") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += R"({"a":)";
    Reader reader(text);
    int depth = 0;
    while (reader.enter_object_at(R"({"a":)")) ++depth;
    CHECK(depth == Reader::max_depth);
    CHECK_FALSE(reader.enter_object());
    CHECK_THAT(reader.finish().what(), Catch::Contains("nested too deeply"));
    CHECK_FALSE(reader.enter_object_at(R"({"a":)"));
}
