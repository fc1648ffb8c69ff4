#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <boost/json.hpp>

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
    CHECK_THROWS_WITH(Document::parse("[1, x]"), Catch::Contains("byte 4"));
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
