#include <inia/core/hash.hpp>
#include <inia/core/print.hpp>
#include <inia/dynamodb/describe.hpp>

#include <support/catch.hpp>

namespace dynamodb = inia::dynamodb;
using dynamodb::AttributeValue;

TEST_CASE("attribute values are printed as what they are", "[dynamodb][print]") {
    AttributeValue const value = AttributeValue::map({{"n", dynamodb::Number("1.50")},
                                                      {"t", "a\"b"},
                                                      {"l", AttributeValue::list({true, nullptr, inia::Blob("abc")})},
                                                      {"s", AttributeValue::string_set({"x", "y"})},
                                                      {"u", AttributeValue::number_set({1, 2})},
                                                      {"b", AttributeValue::binary_set({"abc"})}});
    CHECK(inia::to_string(dynamodb::PutItemRequest{.TableName = "users", .Item = {{"id", value}}})
          == R"({"TableName": "users", "Item": {"id": {"n": 1.50, "t": "a\"b", "l": [true, null, "YWJj"], )"
             R"("s": ["x", "y"], "u": [1, 2], "b": ["YWJj"]}}})");
}

TEST_CASE("equal attribute values have equal hashes", "[dynamodb][hash]") {
    auto const same = [](AttributeValue const& a, AttributeValue const& b) {
        return a == b && inia::hash_value(a) == inia::hash_value(b);
    };
    CHECK(same(dynamodb::Number("1.0"), 1));
    CHECK(same(dynamodb::Number("1E2"), dynamodb::Number("100")));
    CHECK(same(dynamodb::Number("-0"), 0));
    CHECK(same(AttributeValue::string_set({"a", "b"}), AttributeValue::string_set({"b", "a"})));
    CHECK(same(AttributeValue::map({{"a", 1}, {"b", 2}}), AttributeValue::map({{"b", 2}, {"a", 1}})));
    CHECK(inia::hash_value(AttributeValue("1")) != inia::hash_value(AttributeValue(1)));
    CHECK(inia::hash_value(AttributeValue::list({1, 2})) != inia::hash_value(AttributeValue::list({2, 1})));
}
