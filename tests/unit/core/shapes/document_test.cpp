#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <inia/core/hash.hpp>

#include <boost/json.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

using inia::Document;

TEST_CASE("a document holds any JSON value", "[shapes][document]") {
    Document const parsed = Document::parse(R"({"a": [1, 2.5, "x"], "b": null})");
    CHECK(parsed.json().at("a").at(0) == 1);
    CHECK(parsed.text() == R"({"a":[1,2.5E0,"x"],"b":null})");
    Document const built = boost::json::value{{"b", nullptr}, {"a", {1, 2.5, "x"}}};
    CHECK(built == parsed);
    CHECK(Document{boost::json::object{{"k", 1}}} == Document::parse(R"({"k":1})"));
    CHECK(Document{boost::json::array{1, 2}} == Document::parse("[1,2]"));
    CHECK(Document{boost::json::string{"s"}} == Document::parse(R"("s")"));
    CHECK(Document::parse("1") != Document::parse("2"));
    CHECK(Document::parse(R"( { "a" : [ ] , "b" : { } , "c" : "\u00e9" , "d" : false, "a" : true } )").text()
          == "{\"a\":true,\"b\":{},\"c\":\"\xc3\xa9\",\"d\":false}");
}

TEST_CASE("a document's numbers are read to the last digit", "[shapes][document]") {
    auto const number = [](char const* text) { return Document::parse(text).json(); };
    CHECK(number("9223372036854775807").get_int64() == 9223372036854775807);
    CHECK(number("-9223372036854775808").get_int64() == INT64_MIN);
    CHECK(number("18446744073709551615").get_uint64() == 18446744073709551615U);
    CHECK(number("18446744073709551616").get_double() == 18446744073709551616.0);
    CHECK(number("1.0").get_double() == 1.0);
    CHECK(number("0.1").get_double() == 0.1);
    CHECK(number("1.7976931348623157e308").get_double() == 1.7976931348623157e308);
    CHECK(number("474.59380568556355").get_double() == 474.59380568556355);
    CHECK(number("113.17408141314563").get_double() == 113.17408141314563);
    CHECK(number("-4.9406564584124654e-324").get_double() == -4.9406564584124654e-324);
    CHECK(number("0.000244140625000000000000000000001").get_double() == 0.000244140625000000000000000000001);
    CHECK(number("123456789012345678901234567890.1").get_double() == 123456789012345678901234567890.1);
    CHECK_FALSE(Document::try_parse("1e400").has_value());
}

TEST_CASE("documents are the same when their values are, and have the same hash then", "[shapes][document]") {
    auto const same = [](char const* a, char const* b) {
        Document const first = Document::parse(a), second = Document::parse(b);
        bool const equal = first == second;
        CHECK((second == first) == equal);
        CHECK((inia::hash_value(first) == inia::hash_value(second)) == equal);
        return equal;
    };
    CHECK(same("1", "1.0"));
    CHECK(same("-0.0", "0"));
    CHECK(same("18446744073709551615", "18446744073709551615"));
    CHECK(same("9223372036854775808", "9223372036854775808.0"));
    CHECK(same("1e300", "1.0e300"));
    CHECK(same(R"({"a":[1,{"b":2.0}],"c":null})", R"({"c":null,"a":[1.0,{"b":2}]})"));
    CHECK_FALSE(same("1", "1.5"));
    CHECK_FALSE(same("9007199254740993", "9007199254740992.0"));
    CHECK_FALSE(same("18446744073709551615", "18446744073709551616.0"));
    CHECK_FALSE(same("1", "true"));
    CHECK_FALSE(same("[1,2]", "[2,1]"));
    CHECK_FALSE(same("[1]", "[1,1]"));
    CHECK_FALSE(same("[]", "{}"));
    CHECK_FALSE(same(R"({"a":1})", R"({"b":1})"));
    CHECK_FALSE(same(R"({"a":1})", R"({"a":1,"b":1})"));
    CHECK_FALSE(same("null", R"("null")"));
}

TEST_CASE("a document that holds null is present all the same", "[shapes][document]") {
    Document const null;
    CHECK(null.json().is_null());
    CHECK(null.text() == "null");
    CHECK(null == Document::parse("null"));
    inia::Optional<Document> const present = Document{};
    inia::Optional<Document> const absent;
    CHECK(present.has_value());
    CHECK(present != absent);
}

TEST_CASE("text that is no JSON makes no document", "[shapes][document]") {
    CHECK_THROWS_AS(Document::parse("{"), std::invalid_argument);
    CHECK_THROWS_AS(Document::parse(""), std::invalid_argument);
    CHECK_THROWS_AS(Document::parse("{} {}"), std::invalid_argument);
    CHECK_THROWS_WITH(Document::parse("[1, x]"), Catch::Contains("byte 4: expected a value"));
    for (char const* text :
         {"nul", "tru", "[1,]", "{\"a\"}", "{\"a\":}", "{1:2}", "01", "\"a", "\"\xff\"", "[{\"k\":[1,"}) {
        CAPTURE(text);
        CHECK_FALSE(Document::try_parse(text).has_value());
    }
    CHECK_FALSE(Document::try_parse("[1, x]").has_value());
    CHECK(Document::try_parse("[1]").value() == Document::parse("[1]"));
    CHECK_FALSE(Document::try_parse(std::string(100'000, '[')).has_value());
}

TEST_CASE("copies of a document are apart, and a temporary gives its value away", "[shapes][document]") {
    Document first = Document::parse(R"({"a":1})");
    Document const copy = first;
    first = Document::parse("2");
    CHECK(copy.text() == R"({"a":1})");
    Document const moved = std::move(first);
    CHECK(moved.text() == "2");
    CHECK(first == Document{});
    boost::json::value const value = Document::parse("[1]").json();
    CHECK(value.is_array());
}

TEST_CASE("a document is made from JSON values only", "[shapes][document]") {
    CHECK_FALSE(std::is_convertible_v<char const*, Document>);  // would it be the text, or a JSON string?
    CHECK_FALSE(std::is_convertible_v<int, Document>);
    CHECK(std::is_convertible_v<boost::json::value, Document>);
    CHECK(std::is_convertible_v<boost::json::value const&, inia::Optional<Document>>);
}
