#include <inia/dynamodb/attribute_value.hpp>

#include <inia/core/hash.hpp>
#include <inia/core/json/codec.hpp>
#include <inia/core/print.hpp>

#include <support/catch.hpp>

#include <stdexcept>
#include <string>
#include <unordered_set>
#include <utility>

using inia::dynamodb::AttributeTypeError;
using inia::dynamodb::AttributeValue;
using inia::dynamodb::Number;

TEST_CASE("an attribute value takes its kind from the C++ value", "[dynamodb]") {
    CHECK(AttributeValue("text").as_string() == "text");
    CHECK(AttributeValue(42).as_number() == Number("42"));
    CHECK(AttributeValue(0.1).as_number().str() == "0.1");
    CHECK(AttributeValue(9'007'199'254'740'993).as_number().str() == "9007199254740993");
    CHECK(AttributeValue(true).as_bool());
    CHECK(AttributeValue(nullptr).is_null());
    CHECK(AttributeValue().is_null());
    CHECK(AttributeValue(inia::Blob("\x00\x01")).is_binary());
    CHECK(AttributeValue::list({"a", 1, true, nullptr}).as_list().size() == 4);
    CHECK(AttributeValue::map({{"a", 1}, {"b", "x"}}).as_map().at("b").as_string() == "x");
    CHECK(AttributeValue::string_set({"a", "b"}).as_string_set().size() == 2);
    CHECK(AttributeValue::number_set({1, 2.5}).as_number_set()[1] == Number("2.5"));
    CHECK(sizeof(AttributeValue) == 40);
}

TEST_CASE("an attribute value's tag is read however it is written", "[dynamodb]") {
    auto const read = [](std::string const& text) {
        AttributeValue value;
        inia::json::Reader reader(text);
        inia::json::codec<AttributeValue>::read(reader, value, {});
        INFO(text);
        CHECK(reader.finish().what() == std::string());
        return value;
    };
    for (std::string const text : {R"({"S":"x"})", R"({ "S" : "x" })", R"({"S" :"x"})", R"({"\u0053":"x"})"})
        CHECK(read(text).as_string() == "x");
    CHECK(read(R"({"S":"\u00e9\n"})").as_string() == "\xC3\xA9\n");
    CHECK(read(R"({"N":"1.50"})").as_number() == Number("1.50"));
    CHECK(read(R"({"B":"AAE="})").as_binary() == inia::Blob(std::string("\0\x01", 2)));
    CHECK(read(R"({"L":[{"N":"1"},{"NULL":true}]})") == AttributeValue::list({1, nullptr}));
    CHECK(read(R"({"M":{"a":{"BOOL":true},"b":{"SS":["x"]}}})").as_map().at("a").as_bool());
    CHECK(read(R"({"NS":["1","2"]})") == AttributeValue::number_set({2, 1}));
    CHECK(read(R"({"BS":["AAE="]})").as_binary_set().size() == 1);
}

TEST_CASE("an attribute value of a type that inia does not know is kept as it is", "[dynamodb]") {
    auto const read = [](std::string const& text) {
        AttributeValue value;
        inia::json::Reader reader(text);
        inia::json::codec<AttributeValue>::read(reader, value, {});
        INFO(text);
        CHECK(reader.finish().what() == std::string());
        return value;
    };
    auto const written = [](AttributeValue const& value) {
        inia::json::Writer writer;
        inia::json::codec<AttributeValue>::write(writer, value, {});
        return std::string(writer.view());
    };
    for (std::string const text :
         {R"({"X":"x"})", R"({"s":"x"})", R"({"SSS":["x"]})", R"({"D":{"at":[1,{"b":null}]}})", R"({"":1.50})"}) {
        AttributeValue const value = read(text);
        CHECK(value.is_unknown());
        CHECK(value.as_unknown().json == text);
        CHECK(written(value) == text);
        CHECK(inia::to_string(value) == text);
        CHECK(inia::hash_value(value) == inia::hash_value(read(text)));
        AttributeValue copy = value;
        AttributeValue const moved = std::move(copy);
        CHECK(moved == value);
        CHECK_FALSE(moved == AttributeValue("x"));
    }
    CHECK(written(read(R"({"L":[{"N":"1"},{ "X\u0059" : [ 1 ] }]})")) == R"({"L":[{"N":"1"},{"XY":[ 1 ]}]})");
    CHECK(read(R"({"M":{"a":{"X":1}}})").as_map().at("a").is_unknown());
    CHECK_THROWS_WITH(read(R"({"X":1})").as_string(), Catch::Contains("a type that inia does not know"));
    CHECK_THROWS_AS(AttributeValue(1).as_unknown(), AttributeTypeError);
    for (std::string const text : {R"({"X":})", R"({"X":{"a"}})", R"({"X":[1,]})", R"({"X":1)", R"({"X)"}) {
        AttributeValue value;
        inia::json::Reader reader(text);
        inia::json::codec<AttributeValue>::read(reader, value, {});
        INFO(text);
        CHECK(reader.finish().what() != std::string());
    }
}

TEST_CASE("a list or map of attribute values becomes one", "[dynamodb]") {
    inia::List<AttributeValue> const list{1, "x"};
    inia::Map<AttributeValue> const map{{"a", 1}};
    AttributeValue const value = list;
    CHECK(value == AttributeValue::list({1, "x"}));
    CHECK(AttributeValue(map) == AttributeValue::map({{"a", 1}}));
    inia::Map<AttributeValue> item{{"l", list}, {"m", map}};
    CHECK(item.at("l").is_list());
    CHECK(item.at("m").is_map());
}

TEST_CASE("numbers, bytes and attribute values are kept in unordered sets", "[dynamodb]") {
    CHECK(std::unordered_set<Number>{Number("1.0"), Number("1"), Number("2")}.size() == 2);
    CHECK(std::unordered_set<inia::Blob>{"a", "b", "a"}.size() == 2);
    CHECK(std::unordered_set<AttributeValue>{Number("1.0"), 1, "1"}.size() == 2);
}

TEST_CASE("reading an attribute value as another kind names both kinds", "[dynamodb]") {
    AttributeValue const value = 42;
    CHECK_THROWS_AS(value.as_string(), AttributeTypeError);
    CHECK_THROWS_WITH(value.as_string(), Catch::Contains("string") && Catch::Contains("number"));
}

TEST_CASE("attribute values copy deeply, move, and survive assignment from their own parts", "[dynamodb]") {
    AttributeValue tree =
        AttributeValue::map({{"list", AttributeValue::list({"a", AttributeValue::map({{"deep", 1}})})}});
    AttributeValue copy = tree;
    copy.as_map().at("list").as_list()[0] = "changed";
    CHECK(tree.as_map().at("list").as_list()[0].as_string() == "a");
    CHECK_FALSE(copy == tree);

    tree = tree.as_map().at("list");
    REQUIRE(tree.is_list());
    tree = std::move(tree.as_list()[1]);
    REQUIRE(tree.is_map());
    CHECK(tree.as_map().at("deep") == AttributeValue(1));
    AttributeValue& itself = tree;
    tree = itself;
    CHECK(tree.as_map().size() == 1);
}

TEST_CASE("numbers compare by decimal value and sets without order", "[dynamodb]") {
    CHECK(Number("1.0") == Number("1"));
    CHECK(Number("1E2") == Number("100"));
    CHECK(Number("-0") == Number("0"));
    CHECK_FALSE(Number("12345678901234567890123456789012345678") == Number("12345678901234567890123456789012345679"));
    CHECK(AttributeValue::number_set({1, 2}) == AttributeValue::number_set({Number("2.0"), 1}));
    CHECK_FALSE(AttributeValue::string_set({"a", "a"}) == AttributeValue::string_set({"a", "b"}));
    CHECK_FALSE(AttributeValue("1") == AttributeValue(1));
}

TEST_CASE("integers of 128 bits become numbers", "[dynamodb]") {
    using inia::dynamodb::int128_t, inia::dynamodb::uint128_t;
    CHECK(Number(~uint128_t{0}).str() == "340282366920938463463374607431768211455");
    CHECK(Number(static_cast<int128_t>(uint128_t{1} << 127)).str() == "-170141183460469231731687303715884105728");
    CHECK(AttributeValue(int128_t{-7}).as_number() == Number("-7"));
    CHECK(Number(uint128_t{0}).str() == "0");
}

TEST_CASE("a number converts to 64 bits only when nothing is lost", "[dynamodb]") {
    CHECK(Number("9007199254740993").to_int64() == 9'007'199'254'740'993);
    CHECK(Number("1.2E3").to_int64() == 1200);
    CHECK(Number("-9223372036854775808").to_int64() == INT64_MIN);
    CHECK(Number("0e30").to_int64() == 0);
    CHECK_THROWS_AS(Number("0.5").to_int64(), std::out_of_range);
    CHECK_THROWS_AS(Number("9223372036854775808").to_int64(), std::out_of_range);
    CHECK(Number("1e-3").to_double() == 0.001);
}
