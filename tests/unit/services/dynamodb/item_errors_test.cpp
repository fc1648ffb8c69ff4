#include "marshalling.hpp"

#include <boost/describe.hpp>

#include <support/catch.hpp>

#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace inia::dynamodb {
namespace {

using namespace marshalling;

template<class T> struct One {
    T v{};
    BOOST_DESCRIBE_CLASS(One, (), (v), (), ())
};

std::string one(std::string const& value) { return R"({"v":)" + value + "}"; }

enum class Tier { free, pro };
BOOST_DESCRIBE_ENUM(Tier, free, pro)
struct Line {
    double price = 0;
    std::set<std::string> tags{};
    std::map<std::string, Tier> tiers{};
};
BOOST_DESCRIBE_STRUCT(Line, (), (price, tags, tiers))
struct Order {
    std::vector<Line> orders{};
};
BOOST_DESCRIBE_STRUCT(Order, (), (orders))

TEST_CASE("an error names the path, what is expected and what is there", "[dynamodb][item]") {
    std::string const good = R"({"M":{"price":{"N":"1"},"tiers":{"M":{}}}})";
    std::string const text =
        R"({"orders":{"L":[)" + good + "," + good + R"(,{"M":{"price":{"S":"1"},"tiers":{"M":{}}}}]}})";
    try {
        (void)read<Order>(text);
        FAIL("it must not be read");
    } catch (MarshallingError const& error) {
        CHECK(error.path() == "orders[2].price");
        CHECK(error.expected() == "a number (N)");
        CHECK(error.found() == "a string (S)");
        CHECK(error.what() == std::string("orders[2].price: expected a number (N), found a string (S)"));
    }
    CHECK_THROWS_AS(from_item<Order>(detail::parse_item(text)), MarshallingError);
    CHECK(failure<Order>(R"({"orders":{"L":[{"M":{"price":{"N":"1"},"tiers":{"M":{"a b":{"S":"gold"}}}}}]}})")
          == "orders[0].tiers.a b: expected an enumerator's name, found gold");
    CHECK(failure<Order>(R"({"orders":{"L":[{"M":{"price":{"N":"1"},"tiers":{"M":{}},"tags":{"SS":["a",1]}}}]}})")
          != "");
}

TEST_CASE("every kind is refused where another is wanted", "[dynamodb][item]") {
    std::pair<std::string, std::string> const values[] = {
        {R"({"NULL":true})", "null (NULL)"},
        {R"({"BOOL":true})", "a boolean (BOOL)"},
        {R"({"N":"1"})", "a number (N)"},
        {R"({"S":"1"})", "a string (S)"},
        {R"({"B":"AA=="})", "bytes (B)"},
        {R"({"L":[]})", "a list (L)"},
        {R"({"M":{}})", "a map (M)"},
        {R"({"SS":["1"]})", "a string set (SS)"},
        {R"({"NS":["1"]})", "a number set (NS)"},
        {R"({"BS":["AA=="]})", "a set of bytes (BS)"},
    };
    auto const check = [&](auto type, std::string const& wanted) {
        using T = decltype(type);
        for (auto const& [text, found] : values) {
            std::string const said = failure<One<T>>(one(text));
            if (found == wanted)
                CHECK((said.empty() || said.find("list of") != said.npos || said.find("alternative") != said.npos));
            else
                CHECK(said == "v: expected " + wanted + ", found " + found);
        }
    };
    check(bool{}, "a boolean (BOOL)");
    check(int{}, "a number (N)");
    check(double{}, "a number (N)");
    check(uint128_t{}, "a number (N)");
    check(Number{}, "a number (N)");
    check(std::chrono::seconds{}, "a number (N)");
    check(std::string{}, "a string (S)");
    check(Blob{}, "bytes (B)");
    check(std::vector<std::byte>{}, "bytes (B)");
    check(std::array<std::byte, 1>{}, "bytes (B)");
    check(std::vector<int>{}, "a list (L)");
    check(std::array<int, 2>{}, "a list (L)");
    check(std::tuple<int, int>{}, "a list (L)");
    check(std::map<std::string, int>{}, "a map (M)");
    check(Map<int>{}, "a map (M)");
    check(std::set<std::string>{}, "a string set (SS)");
    check(std::set<int>{}, "a number set (NS)");
    check(std::set<Blob>{}, "a set of bytes (BS)");
    check(std::monostate{}, "null (NULL)");
    check(std::variant<int, bool>{}, "a map (M)");
    CHECK(failure<One<Tier>>(one(R"({"N":"1"})")) == "v: expected a string (S), found a number (N)");
    CHECK(failure<One<Timestamp>>(one(R"({"N":"1"})")) == "v: expected a string (S), found a number (N)");
    CHECK(failure<One<std::optional<int>>>(one(R"({"S":"1"})")) == "v: expected a number (N), found a string (S)");
}

TEST_CASE("numbers out of the member's range are refused", "[dynamodb][item]") {
    CHECK(failure<One<signed char>>(one(R"({"N":"128"})")) == "v: expected a whole number from -128 to 127, found 128");
    CHECK(failure<One<signed char>>(one(R"({"N":"-129"})"))
          == "v: expected a whole number from -128 to 127, found -129");
    CHECK(failure<One<unsigned char>>(one(R"({"N":"-1"})")) == "v: expected a whole number from 0 to 255, found -1");
    CHECK(failure<One<unsigned char>>(one(R"({"N":"256"})")) == "v: expected a whole number from 0 to 255, found 256");
    CHECK(failure<One<std::int64_t>>(one(R"({"N":"9223372036854775808"})"))
          == "v: expected a whole number from -9223372036854775808 to 9223372036854775807, found 9223372036854775808");
    CHECK(failure<One<std::uint64_t>>(one(R"({"N":"1e20"})"))
          == "v: expected a whole number from 0 to 18446744073709551615, found 1e20");
    CHECK(failure<One<int>>(one(R"({"N":"0.5"})"))
          == "v: expected a whole number from -2147483648 to 2147483647, found 0.5");
    CHECK(failure<One<int>>(one(R"({"N":""})")) == "v: expected a whole number from -2147483648 to 2147483647, found ");
    CHECK(failure<One<int>>(one(R"({"N":"12a"})"))
          == "v: expected a whole number from -2147483648 to 2147483647, found 12a");
    CHECK(failure<One<int128_t>>(one(R"({"N":"170141183460469231731687303715884105728"})"))
          == "v: expected a whole number of 128 bits, found 170141183460469231731687303715884105728");
    CHECK(failure<One<uint128_t>>(one(R"({"N":"-1"})"))
          == "v: expected a whole number of 128 bits without a sign, found -1");
    CHECK(failure<One<uint128_t>>(one(R"({"N":"1e99"})"))
          == "v: expected a whole number of 128 bits without a sign, found 1e99");
    CHECK(failure<One<float>>(one(R"({"N":"1e39"})")) == "v: expected a number that fits into a float, found 1e39");
    CHECK(failure<One<double>>(one(R"({"N":"nan"})")) == "v: expected a number, found nan");
    CHECK(failure<One<double>>(one(R"({"N":"inf"})")) == "v: expected a number, found inf");
    CHECK(failure<One<double>>(one(R"({"N":"0x10"})")) == "v: expected a number, found 0x10");
    CHECK(failure<One<double>>(one(R"({"N":" 1"})")) == "v: expected a number, found  1");
    CHECK(failure<One<long double>>(one(R"({"N":"--1"})")) == "v: expected a number, found --1");
    CHECK(failure<One<Number>>(one(R"({"N":"one"})")) == "v: expected a number, found one");
    CHECK(failure<One<std::set<int>>>(one(R"({"NS":["1","x"]})"))
          == "v[1]: expected a whole number from -2147483648 to 2147483647, found x");
    CHECK(failure<One<std::set<Number>>>(one(R"({"NS":["1","x"]})")) == "v[1]: expected a number, found x");
    // A text of any length does not make an error of any length.
    CHECK(failure<One<int>>(one(R"({"N":")" + std::string(100'000, '1') + "\"}")).size() < 200);
}

TEST_CASE("tuples, arrays and bytes have their own size", "[dynamodb][item]") {
    CHECK(failure<One<std::tuple<int, int>>>(one(R"({"L":[{"N":"1"}]})"))
          == "v: expected a list of 2 elements, found one of 1");
    CHECK(failure<One<std::array<int, 2>>>(one(R"({"L":[{"N":"1"},{"N":"2"},{"X":[3]}]})"))
          == "v: expected a list of 2 elements, found one of 3");
    CHECK(failure<One<std::pair<int, std::string>>>(one(R"({"L":[{"N":"1"},{"N":"1"}]})"))
          == "v[1]: expected a string (S), found a number (N)");
    CHECK(failure<One<std::array<std::byte, 2>>>(one(R"({"B":"AA=="})"))
          == "v: expected 2 bytes (B), found 1 bytes (B)");
}

TEST_CASE("variants refuse what they have no alternative for", "[dynamodb][item]") {
    using Variant = std::variant<int, std::string>;
    CHECK(failure<One<Variant>>(one(R"({"M":{"Circle":{"M":{}}}})"))
          == "v.Circle: expected the name of a variant's alternative, found Circle");
    CHECK(failure<One<Variant>>(one(R"({"M":{}})")) == "v: expected a variant's alternative, found an empty map (M)");
    CHECK(failure<One<Variant>>(one(R"({"M":{"integer":{"S":"x"}}})"))
          == "v.integer: expected a number (N), found a string (S)");
}

TEST_CASE("what has no form in DynamoDB is refused before anything is sent", "[dynamodb][item]") {
    std::string const wanted = "expected a number of at most 38 digits from 1E-130 to 9.99E+125, or 0, found ";
    using Limits = std::numeric_limits<double>;
    CHECK(refusal(One<double>{Limits::quiet_NaN()}) == "v: " + wanted + "NaN");
    CHECK(refusal(One<double>{Limits::infinity()}) == "v: " + wanted + "infinity");
    CHECK(refusal(One<float>{-std::numeric_limits<float>::infinity()}) == "v: " + wanted + "-infinity");
    CHECK(refusal(One<long double>{std::numeric_limits<long double>::quiet_NaN()}) == "v: " + wanted + "NaN");
    CHECK(refusal(One<double>{Limits::max()}) == "v: " + wanted + "1.7976931348623157e+308");
    CHECK(refusal(One<double>{Limits::denorm_min()}) == "v: " + wanted + "5e-324");
    CHECK(refusal(One<double>{1e126}) == "v: " + wanted + "1e+126");
    CHECK(refusal(One<Number>{Number("abc")}) == "v: " + wanted + "abc");
    CHECK(refusal(One<Number>{Number("")}) == "v: " + wanted);
    CHECK(refusal(One<Number>{Number(std::string(39, '1'))}) == "v: " + wanted + std::string(39, '1'));
    CHECK(refusal(One<std::set<double>>{{1, Limits::infinity()}}) == "v[1]: " + wanted + "infinity");
    CHECK(refusal(One<std::vector<std::map<std::string, double>>>{{{{"a", 1}}, {{"b", Limits::infinity()}}}})
          == "v[1].b: " + wanted + "infinity");
    CHECK(refusal(One<std::tuple<int, double>>{{1, Limits::infinity()}}) == "v[1]: " + wanted + "infinity");
    CHECK(refusal(One<std::variant<int, double>>{Limits::infinity()}) == "v.floating: " + wanted + "infinity");
    CHECK(refusal(One<std::optional<double>>{Limits::infinity()}) == "v: " + wanted + "infinity");
    CHECK(refusal(One<Tier>{Tier{7}}) == "v: expected a described enumerator, found 7");
    CHECK_THROWS_AS(to_item(One<double>{Limits::infinity()}), MarshallingError);
}

TEST_CASE("an item that AttributeValues cannot say is refused by from_item", "[dynamodb][item]") {
    Map<AttributeValue> const item{{"v", AttributeValue::string_set(empty_list())}};
    CHECK_THROWS_AS(from_item<One<std::set<std::string>>>(item), MarshallingError);
}

TEST_CASE("of an attribute that is there twice the last one counts", "[dynamodb][item]") {
    CHECK(read<One<int>>(R"({"v":{"N":"1"},"v":{"N":"2"}})").v == 2);
    CHECK(read<One<std::vector<int>>>(R"({"v":{"L":[{"N":"1"},{"N":"2"}]},"v":{"L":[{"N":"3"}]}})").v
          == std::vector{3});
    CHECK(read<One<std::map<std::string, int>>>(R"({"v":{"M":{"a":{"N":"1"},"a":{"N":"2"}}}})").v.at("a") == 2);
    CHECK(read<One<Map<int>>>(R"({"v":{"M":{"a":{"N":"1"},"a":{"N":"2"}}}})").v.size() == 1);
}

TEST_CASE("an attribute value has one type that is known", "[dynamodb][item]") {
    CHECK(failure<One<int>>(one(R"({"X":"1"})"))
          == "v: expected a number (N), found a value of the type 'X', which inia does not know");
    CHECK(failure<One<int>>(one(R"({"NNN":"1"})"))
          == "v: expected a number (N), found a value of the type 'NNN', which inia does not know");
    for (std::string const value : {R"({"X":[1,{}]})", R"({"XXX":{"a":1}})"}) {
        CHECK(failure<One<std::string>>(R"({"other":)" + value + R"(,"v":{"S":""}})").empty());
        CHECK(wire(read<One<AttributeValue>>(one(value))) == one(value));
        CHECK(wire(read<One<std::vector<AttributeValue>>>(one(R"({"L":[)" + value + "]}")))
              == one(R"({"L":[)" + value + "]}"));
        CHECK_THAT(failure<One<std::optional<Timestamp>>>(one(value)),
                   Catch::Contains("v: expected a string (S), found a value of the type 'X"));
        CHECK_THAT(failure<One<std::set<int>>>(one(value)), Catch::Contains("which inia does not know"));
        CHECK_THAT(failure<One<Line>>(one(value)), Catch::Contains("v: expected a map (M), found a value"));
    }
    CHECK_THAT(failure<One<int>>(one("{}")), Catch::Contains("found an empty object"));
    CHECK_THAT(failure<One<int>>(one(R"({"N":"1","S":"1"})")), Catch::Contains("more than one type"));
    CHECK_THAT(failure<One<int>>(one(R"("1")")), Catch::Contains("expected an object"));
    CHECK_THAT(failure<One<int>>(one("null")), Catch::Contains("expected an object"));
    CHECK_THAT(failure<One<int>>(one(R"({"N":1})")), Catch::Contains("expected a string"));
    CHECK_THAT(failure<One<bool>>(one(R"({"BOOL":"true"})")), Catch::Contains("item"));
    CHECK_THAT(failure<One<Blob>>(one(R"({"B":"!"})")), Catch::Contains("base64"));
}

struct Tree {
    std::vector<Tree> children{};
};
BOOST_DESCRIBE_STRUCT(Tree, (), (children))

TEST_CASE("text that is cut anywhere is an error", "[dynamodb][item]") {
    std::string const text =
        R"({"orders":{"L":[{"M":{"price":{"N":"1"},"tags":{"SS":["a","b"]},"tiers":{"M":{"x":{"S":"pro"}}}}}]}})";
    REQUIRE(failure<Order>(text).empty());
    for (std::size_t size = 0; size < text.size(); ++size) {
        INFO(text.substr(0, size));
        CHECK_FALSE(failure<Order>(text.substr(0, size)).empty());
    }
    CHECK_FALSE(failure<Order>(text + "x").empty());
    for (std::size_t i = 0; i < text.size(); ++i)
        for (char const c : {'{', '}', '[', '"', ',', '\0', 'x', '\\'}) {
            std::string broken = text;
            broken[i] = c;
            (void)failure<Order>(broken);  // whatever it says, it ends
        }
}

TEST_CASE("deep nesting ends in an error", "[dynamodb][item]") {
    std::string open, close;
    for (int i = 0; i < 100'000; ++i) {
        open += R"({"children":{"L":[{"M":)";
        close += "}]}}";
    }
    CHECK_THAT(failure<Tree>(open + R"({"children":{"L":[]}})" + close), Catch::Contains("nested too deeply"));
    CHECK_THAT(failure<One<int>>(R"({"other":)" + std::string(100'000, '[')), Catch::Contains("nested too deeply"));
    CHECK_THAT(failure<One<AttributeValue>>(R"({"v":{"M":{"a":)" + open), Catch::Contains("nested too deeply"));
}

}  // namespace
}  // namespace inia::dynamodb
