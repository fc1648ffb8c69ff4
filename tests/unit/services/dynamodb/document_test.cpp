#include <inia/dynamodb/document.hpp>
#include <inia/dynamodb/item.hpp>

#include <inia/core/document.hpp>

#include <boost/json.hpp>

#include <support/catch.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace inia::dynamodb {
namespace {

/// The value's JSON.
std::string json_of(AttributeValue const& value) { return to_document(value).text(); }

/// Names the kind that a visitor was called with.
struct Kinds {
    std::string operator()(std::nullptr_t) const { return "nothing"; }
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(Number const& number) const { return "number " + number.str(); }
    std::string operator()(std::string const& text) const { return "text " + text; }
    std::string operator()(Blob const& bytes) const { return "bytes " + bytes.text(); }
    std::string operator()(List<AttributeValue> const& list) const { return "list " + std::to_string(list.size()); }
    std::string operator()(Map<AttributeValue> const& map) const { return "map " + std::to_string(map.size()); }
    std::string operator()(List<std::string> const& set) const { return "texts " + set.at(0); }
    std::string operator()(List<Number> const& set) const { return "numbers " + set.at(0).str(); }
    std::string operator()(List<Blob> const& set) const { return "blobs " + set.at(0).text(); }
    std::string operator()(UnknownAttribute const& value) const { return "unknown " + value.json; }
};

TEST_CASE("a visitor is called with the value as what it is", "[dynamodb]") {
    CHECK(AttributeValue().visit(Kinds{}) == "nothing");
    CHECK(AttributeValue(true).visit(Kinds{}) == "yes");
    CHECK(AttributeValue(7).visit(Kinds{}) == "number 7");
    CHECK(AttributeValue("x").visit(Kinds{}) == "text x");
    CHECK(AttributeValue(Blob("x")).visit(Kinds{}) == "bytes x");
    CHECK(detail::parse_value(R"({"X":[1]})").visit(Kinds{}) == R"(unknown {"X":[1]})");
    CHECK(json_of(detail::parse_value(R"({"X":[1]})")) == R"({"X":[1]})");
    CHECK(AttributeValue::list({1, 2}).visit(Kinds{}) == "list 2");
    CHECK(AttributeValue::map({{"a", 1}}).visit(Kinds{}) == "map 1");
    CHECK(AttributeValue::string_set({"x", "y"}).visit(Kinds{}) == "texts x");
    CHECK(AttributeValue::number_set({3}).visit(Kinds{}) == "numbers 3");
    CHECK(AttributeValue::binary_set({Blob("x")}).visit(Kinds{}) == "blobs x");
    int calls = 0;
    AttributeValue(1).visit([&](auto const&) { ++calls; });
    CHECK(calls == 1);
}

TEST_CASE("a set of texts can be changed in place", "[dynamodb]") {
    AttributeValue set = AttributeValue::string_set({"a"});
    set.as_string_set().push_back("b");
    CHECK(set == AttributeValue::string_set({"b", "a"}));
    CHECK_THROWS_AS(AttributeValue(1).as_string_set(), AttributeTypeError);
}

TEST_CASE("attribute values become plain JSON", "[dynamodb][document]") {
    CHECK(json_of(nullptr) == "null");
    CHECK(json_of(true) == "true");
    CHECK(json_of("x\n") == R"("x\n")");
    CHECK(json_of(Blob("abc")) == R"("YWJj")");
    CHECK(json_of(AttributeValue::list({1, "a", AttributeValue::list({})})) == R"([1,"a",[]])");
    CHECK(json_of(AttributeValue::map({{"a", AttributeValue::map({{"b", nullptr}})}})) == R"({"a":{"b":null}})");
    CHECK(json_of(AttributeValue::string_set({"a", "b"})) == R"(["a","b"])");
    CHECK(json_of(AttributeValue::number_set({1, Number("2.5")})) == "[1,2.5E0]");
    CHECK(json_of(AttributeValue::binary_set({Blob("abc")})) == R"(["YWJj"])");
    CHECK(to_document(Map<AttributeValue>{{"id", "u"}, {"n", 7}}) == Document::parse(R"({"n":7,"id":"u"})"));
}

TEST_CASE("numbers stay exact in JSON", "[dynamodb][document]") {
    auto const of = [](char const* text) { return to_document(Number(text)).json(); };
    CHECK(of("9007199254740993").get_int64() == 9'007'199'254'740'993);
    CHECK(of("-9223372036854775808").get_int64() == std::numeric_limits<std::int64_t>::min());
    CHECK(of("9223372036854775808").get_uint64() == std::uint64_t{1} << 63);
    CHECK(of("18446744073709551615").get_uint64() == std::numeric_limits<std::uint64_t>::max());
    CHECK(of("1E2").get_int64() == 100);
    CHECK(of("-7.00").get_int64() == -7);
    CHECK(of("0.1").get_double() == 0.1);
    CHECK(of("1e30").get_double() == 1e30);
    // Which no double holds.
    CHECK(of("18446744073709551617").get_string() == "18446744073709551617");
    CHECK(of("0.10000000000000000001").get_string() == "0.10000000000000000001");
    CHECK(of("12345678901234567890.5").get_string() == "12345678901234567890.5");
}

TEST_CASE("plain JSON becomes an attribute value", "[dynamodb][document]") {
    AttributeValue const value =
        from_document(Document::parse(R"({"a":[null,true,1,-2,18446744073709551615,0.5,"x",[],{}]})"));
    CHECK(value
          == AttributeValue::map(
              {{"a", AttributeValue::list({nullptr, true, 1, -2, Number("18446744073709551615"), 0.5, "x",
                                           AttributeValue::list({}), AttributeValue::map(empty_map())})}}));
    CHECK(to_document(value) == Document::parse(R"({"a":[null,true,1,-2,18446744073709551615,0.5,"x",[],{}]})"));
    CHECK(from_document(Document()).is_null());
    CHECK(from_document(boost::json::value(0.1)).as_number().str() == "0.1");
}

TEST_CASE("an attribute value is built from the C++ value at hand", "[dynamodb]") {
    using Kind = AttributeValue::Kind;
    std::string const text = "text";
    CHECK(AttributeValue(text).kind() == Kind::string);
    CHECK(AttributeValue(std::string_view("text")).as_string() == "text");
    CHECK(AttributeValue(static_cast<unsigned char>(7)).as_number() == Number(7));
    CHECK(AttributeValue(static_cast<short>(-7)).as_number() == Number(-7));
    CHECK(AttributeValue(std::numeric_limits<std::uint64_t>::max()).as_number().str() == "18446744073709551615");
    CHECK(AttributeValue(0.1F).as_number().str() == "0.1");
    CHECK(AttributeValue(0.1L).as_number().str() == "0.1");
    CHECK(AttributeValue(Number("1.50")).as_number().str() == "1.50");
    CHECK(AttributeValue::list({}).as_list().empty());
    CHECK(AttributeValue::list({"a", 1, true, nullptr, Blob("x"), AttributeValue::list({2})}).as_list().size() == 6);
    CHECK(AttributeValue::map({}).as_map().empty());
    AttributeValue value = 1;
    value = "now a text";
    CHECK(value.is_string());
    value = nullptr;
    CHECK(value.is_null());
    value = AttributeValue::map({{"a", 1}});
    value.as_map()["b"] = AttributeValue::list({true});
    value.as_map()["b"].as_list().push_back(2);
    CHECK(value == AttributeValue::map({{"b", AttributeValue::list({true, 2})}, {"a", 1}}));
    static_assert(!std::is_constructible_v<AttributeValue, char>);
    static_assert(!std::is_constructible_v<Number, char>);
    static_assert(!std::is_constructible_v<Number, bool>);
    static_assert(!std::is_constructible_v<AttributeValue, void*>);
    static_assert(!std::is_constructible_v<AttributeValue, int*>);
}

}  // namespace
}  // namespace inia::dynamodb
