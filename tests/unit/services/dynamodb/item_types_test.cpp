#include "marshalling.hpp"

#include <boost/describe.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <ratio>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace inia::dynamodb {
namespace {

using namespace marshalling;
using namespace std::string_literals;

/// An item with one member, so that each type is tested alone.
template<class T> struct One {
    T v{};
    bool operator==(One const&) const = default;
    BOOST_DESCRIBE_CLASS(One, (), (v), (), ())
};

/// `{"v":VALUE}`.
std::string one(std::string const& value) { return R"({"v":)" + value + "}"; }

/// Whether the value stands on the wire as that text, and comes back from it.
template<class T> void check(T value, std::string const& text) {
    One<T> const item{std::move(value)};
    CHECK(wire(item) == one(text));
    CHECK(comes_back(item));
}

template<class T> void check_limits() {
    using Limits = std::numeric_limits<T>;
    check<T>(Limits::min(), R"({"N":")" + std::to_string(Limits::min()) + "\"}");
    check<T>(Limits::max(), R"({"N":")" + std::to_string(Limits::max()) + "\"}");
    check<T>(0, R"({"N":"0"})");
}

TEST_CASE("integers of all widths keep every digit", "[dynamodb][item]") {
    check_limits<signed char>();
    check_limits<unsigned char>();
    check_limits<short>();
    check_limits<unsigned short>();
    check_limits<int>();
    check_limits<unsigned>();
    check_limits<long>();
    check_limits<unsigned long>();
    check_limits<long long>();
    check_limits<unsigned long long>();
    check<long>(9'007'199'254'740'993, R"({"N":"9007199254740993"})");
    check<bool>(true, R"({"BOOL":true})");
    check<bool>(false, R"({"BOOL":false})");
}

TEST_CASE("integers of 128 bits go up to 38 digits", "[dynamodb][item]") {
    uint128_t nines = 0;  // 38 of them
    for (int i = 0; i < 38; ++i) nines = nines * 10 + 9;
    std::string const text(38, '9');
    check<uint128_t>(nines, R"({"N":")" + text + "\"}");
    check<int128_t>(static_cast<int128_t>(nines), R"({"N":")" + text + "\"}");
    check<int128_t>(-static_cast<int128_t>(nines), R"({"N":"-)" + text + "\"}");
    check<int128_t>(0, R"({"N":"0"})");
    std::string const wanted = "a number of at most 38 digits from 1E-130 to 9.99E+125, or 0";
    CHECK(refusal(One<uint128_t>{nines + 2}) == "v: expected " + wanted + ", found 1" + std::string(37, '0') + "1");
    CHECK(refusal(One<int128_t>{static_cast<int128_t>(uint128_t{1} << 127)})
          == "v: expected " + wanted + ", found -170141183460469231731687303715884105728");
    // 39 digits that end in a zero are 38.
    check<uint128_t>(nines + 1, R"({"N":"1)" + std::string(38, '0') + "\"}");
}

TEST_CASE("whole numbers are read however they are written", "[dynamodb][item]") {
    CHECK(read<One<int>>(one(R"({"N":"1E2"})")).v == 100);
    CHECK(read<One<int>>(one(R"({"N":"-12.50e1"})")).v == -125);
    CHECK(read<One<int>>(one(R"({"N":"+7"})")).v == 7);
    CHECK(read<One<int>>(one(R"({"N":"7.000"})")).v == 7);
    CHECK(read<One<unsigned>>(one(R"({"N":"-0"})")).v == 0);
    CHECK(read<One<int128_t>>(one(R"({"N":"1E+37"})"))
          == One<int128_t>{read<One<int128_t>>(one(R"({"N":"10000000000000000000000000000000000000"})"))});
}

TEST_CASE("floating point stands in its shortest text", "[dynamodb][item]") {
    check<double>(0.1, R"({"N":"0.1"})");
    check<double>(-0.0, R"({"N":"-0"})");
    check<double>(1e22, R"({"N":"1e+22"})");
    check<double>(9.99e125, R"({"N":"9.99e+125"})");
    check<double>(1e-130, R"({"N":"1e-130"})");
    check<double>(2.2250738585072013e-100, R"({"N":"2.2250738585072013e-100"})");
    check<float>(0.1F, R"({"N":"0.1"})");
    check<float>(16'777'216.F, R"({"N":"16777216"})");
    check<float>(std::numeric_limits<float>::max(), R"({"N":"3.4028235e+38"})");
    check<long double>(0.1L, R"({"N":"0.1"})");
    check<long double>(18'446'744'073'709'551'615.L, R"({"N":"18446744073709551615"})");
}

TEST_CASE("a Number keeps its text", "[dynamodb][item]") {
    check<Number>(Number("1.50"), R"({"N":"1.50"})");
    check<Number>(Number("-12345678901234567890.123456789012345678"),
                  R"({"N":"-12345678901234567890.123456789012345678"})");
}

TEST_CASE("texts keep every byte", "[dynamodb][item]") {
    check<std::string>("", R"({"S":""})");
    check<std::string>("quote \" slash \\ \n \t", R"({"S":"quote \" slash \\ \n \t"})");
    check<std::string>("\xC3\xA9\xF0\x9F\x90\xAC", "{\"S\":\"\xC3\xA9\xF0\x9F\x90\xAC\"}");
    CHECK(comes_back(One<std::string>{"\0\x01\x1F"s}));
    CHECK(read<One<std::string>>(one(R"({"S":"\u00e9\ud83d\udc2c"})")).v == "\xC3\xA9\xF0\x9F\x90\xAC");
}

using Bytes = std::vector<std::byte>;
using Digest = std::array<unsigned char, 3>;

TEST_CASE("bytes are base64, whatever holds them", "[dynamodb][item]") {
    check<Blob>(Blob("\x00\xFF\x10"s), R"({"B":"AP8Q"})");
    check<Bytes>({std::byte{0}, std::byte{255}, std::byte{16}}, R"({"B":"AP8Q"})");
    check<std::vector<unsigned char>>({0, 255, 16}, R"({"B":"AP8Q"})");
    check<Digest>({0, 255, 16}, R"({"B":"AP8Q"})");
    check<Blob>({}, R"({"B":""})");
    check<Bytes>({}, R"({"B":""})");
}

struct Views {
    std::string_view text{};
    std::span<std::byte const> bytes{};
};
BOOST_DESCRIBE_STRUCT(Views, (), (text, bytes))

TEST_CASE("views are written", "[dynamodb][item]") {
    std::string const text = "abc";
    CHECK(wire(Views{text, std::as_bytes(std::span(text))}) == R"({"text":{"S":"abc"},"bytes":{"B":"YWJj"}})");
}

enum class Colour { red = 3, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
enum class Level : std::int8_t { low = -1, high = 9 };
enum class Flag : bool { off, on };

TEST_CASE("described enumerations go by name, others by number", "[dynamodb][item]") {
    check<Colour>(Colour::green, R"({"S":"green"})");
    check<Level>(Level::low, R"({"N":"-1"})");
    check<Flag>(Flag::on, R"({"N":"1"})");
    check<Level>(Level{42}, R"({"N":"42"})");
}

TEST_CASE("nothing is no attribute as a member, and NULL as an element", "[dynamodb][item]") {
    check<std::optional<int>>(7, R"({"N":"7"})");
    CHECK(wire(One<std::optional<int>>{}) == "{}");
    CHECK(comes_back(One<std::optional<int>>{}));
    CHECK_FALSE(read<One<std::optional<int>>>(one(R"({"NULL":true})")).v);
    check<Optional<std::string>>("x", R"({"S":"x"})");
    CHECK(wire(One<Optional<std::string>>{}) == "{}");
    check<std::vector<std::optional<int>>>({1, std::nullopt}, R"({"L":[{"N":"1"},{"NULL":true}]})");
}

TEST_CASE("smart pointers are what they point to", "[dynamodb][item]") {
    One<std::unique_ptr<int>> const owner{std::make_unique<int>(7)};
    CHECK(wire(owner) == one(R"({"N":"7"})"));
    CHECK(*read<One<std::unique_ptr<int>>>(wire(owner)).v == 7);
    CHECK_FALSE(read<One<std::unique_ptr<int>>>("{}").v);
    CHECK(wire(One<std::unique_ptr<int>>{}) == "{}");
    One<std::shared_ptr<std::string>> const shared{std::make_shared<std::string>("x")};
    CHECK(*from_item<One<std::shared_ptr<std::string>>>(to_item(shared)).v == "x");
    CHECK(*read<One<std::shared_ptr<std::string const>>>(wire(shared)).v == "x");
    CHECK_FALSE(read<One<std::shared_ptr<std::string>>>(one(R"({"NULL":true})")).v);
}

using Pair = std::pair<std::string, int>;
using Triple = std::tuple<int, std::string, bool>;
using Three = std::array<int, 3>;

TEST_CASE("containers are lists, empty ones too", "[dynamodb][item]") {
    check<std::vector<int>>({1, 2}, R"({"L":[{"N":"1"},{"N":"2"}]})");
    check<std::vector<int>>({}, R"({"L":[]})");
    check<std::vector<bool>>({true, false}, R"({"L":[{"BOOL":true},{"BOOL":false}]})");
    check<std::list<std::string>>({"a", "b"}, R"({"L":[{"S":"a"},{"S":"b"}]})");
    check<std::deque<double>>({0.5}, R"({"L":[{"N":"0.5"}]})");
    check<List<std::string>>({"a"}, R"({"L":[{"S":"a"}]})");
    check<List<std::string>>(empty_list(), R"({"L":[]})");
    CHECK(wire(One<List<std::string>>{}) == "{}");  // inia's lists can be absent
    check<std::vector<std::vector<int>>>({{1}, {}}, R"({"L":[{"L":[{"N":"1"}]},{"L":[]}]})");
}

TEST_CASE("arrays, pairs and tuples are lists of that many elements", "[dynamodb][item]") {
    check<Pair>({"a", 1}, R"({"L":[{"S":"a"},{"N":"1"}]})");
    check<Triple>({1, "x", true}, R"({"L":[{"N":"1"},{"S":"x"},{"BOOL":true}]})");
    check<Three>({1, 2, 3}, R"({"L":[{"N":"1"},{"N":"2"},{"N":"3"}]})");
    check<std::tuple<>>({}, R"({"L":[]})");
}

using Counters = std::map<std::string, std::int64_t>;
using Loose = std::unordered_map<std::string, bool>;
using Nested = std::map<std::string, std::map<std::string, int>>;

TEST_CASE("maps with texts as keys are maps", "[dynamodb][item]") {
    check<Counters>({{"a \"b\"", 1}, {"x", 2}}, R"({"M":{"a \"b\"":{"N":"1"},"x":{"N":"2"}}})");
    check<Counters>({}, R"({"M":{}})");
    check<Loose>({{"x", true}}, R"({"M":{"x":{"BOOL":true}}})");
    check<Nested>({{"a", {{"b", 1}}}, {"c", {}}}, R"({"M":{"a":{"M":{"b":{"N":"1"}}},"c":{"M":{}}}})");
    check<Map<int>>({{"x", 1}}, R"({"M":{"x":{"N":"1"}}})");
    CHECK(wire(One<Map<int>>{}) == "{}");  // inia's maps can be absent
}

TEST_CASE("sets of texts, numbers and bytes are sets", "[dynamodb][item]") {
    check<std::set<std::string>>({"b", "a"}, R"({"SS":["a","b"]})");
    check<std::unordered_set<std::string>>({"a"}, R"({"SS":["a"]})");
    check<std::unordered_set<Number>>({Number("1.5")}, R"({"NS":["1.5"]})");
    check<std::unordered_set<Blob>>({Blob("a")}, R"({"BS":["YQ=="]})");
    check<std::set<int>>({3, -1}, R"({"NS":["-1","3"]})");
    check<std::set<double>>({0.5, 1}, R"({"NS":["0.5","1"]})");
    check<std::set<Number>>({Number("10"), Number("9.5"), Number("-3"), Number("1e1")}, R"({"NS":["-3","9.5","10"]})");
    check<std::set<uint128_t>>({1}, R"({"NS":["1"]})");
    check<std::set<Blob>>({Blob("\xFF"), Blob("a")}, R"({"BS":["YQ==","/w=="]})");
    check<std::set<Bytes>>({{std::byte{97}}}, R"({"BS":["YQ=="]})");
}

TEST_CASE("an empty set is no attribute as a member, and refused elsewhere", "[dynamodb][item]") {
    CHECK(wire(One<std::set<std::string>>{}) == "{}");
    CHECK(read<One<std::set<std::string>>>("{}").v.empty());
    CHECK(read<One<std::set<std::string>>>(one(R"({"SS":[]})")).v.empty());
    std::string const problem = "expected a set with elements, found an empty one, which DynamoDB does not have";
    CHECK(refusal(One<std::vector<std::set<std::string>>>{{{"a"}, {}}}) == "v[1]: " + problem);
    CHECK(refusal(One<std::optional<std::set<int>>>{std::set<int>{}}) == "v: " + problem);
    CHECK(wire(One<std::optional<std::set<int>>>{}) == "{}");
}

TEST_CASE("numbers order by value", "[dynamodb][number]") {
    char const* const ordered[] = {"-1e125", "-100", "-99.5", "-1", "-0.001", "0",   "1e-130",
                                   "0.5",    "0.51", "9",     "10", "1e2",    "101", "1e38"};
    for (std::size_t i = 0; i < std::size(ordered); ++i)
        for (std::size_t k = 0; k < std::size(ordered); ++k) {
            INFO(ordered[i] << " and " << ordered[k]);
            CHECK(((Number(ordered[i]) <=> Number(ordered[k])) == (i <=> k)));
        }
    CHECK(std::is_eq(Number("1.0") <=> Number("10e-1")));
    CHECK(std::is_eq(Number("-0") <=> Number("0")));
    CHECK(Number("2") < 10);
}

struct Circle {
    double radius = 0;
    bool operator==(Circle const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Circle, (), (radius))
struct Square {
    double side = 0;
    std::optional<Circle> hole{};
    bool operator==(Square const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Square, (), (side, hole))
using Shape = std::variant<std::monostate, Circle, Square, std::string, int, double, bool, Colour>;

TEST_CASE("structures within structures are maps", "[dynamodb][item]") {
    check<std::vector<Square>>({{1, Circle{0.5}}, {2, {}}},
                               R"({"L":[{"M":{"side":{"N":"1"},"hole":{"M":{"radius":{"N":"0.5"}}}}},)"
                               R"({"M":{"side":{"N":"2"}}}]})");
}

TEST_CASE("a variant is a map whose one name says what it is", "[dynamodb][item]") {
    check<Shape>(std::monostate{}, R"({"M":{"monostate":{"NULL":true}}})");
    check<Shape>(Circle{1}, R"({"M":{"Circle":{"M":{"radius":{"N":"1"}}}}})");
    check<Shape>("x"s, R"({"M":{"string":{"S":"x"}}})");
    check<Shape>(7, R"({"M":{"integer":{"N":"7"}}})");
    check<Shape>(0.5, R"({"M":{"floating":{"N":"0.5"}}})");
    check<Shape>(true, R"({"M":{"bool":{"BOOL":true}}})");
    check<Shape>(Colour::red, R"({"M":{"Colour":{"S":"red"}}})");
    CHECK(comes_back(One<std::vector<Shape>>{{Circle{1}, Square{2, Circle{3}}, "x"s}}));
}

using Milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;
using Nanoseconds = std::chrono::sys_time<std::chrono::nanoseconds>;
using RealSeconds = std::chrono::duration<double>;

TEST_CASE("times stand in ISO 8601", "[dynamodb][item]") {
    using namespace std::chrono;
    check<Timestamp>(Timestamp::from_epoch_seconds(1'422'172'800, 500'000'000),
                     R"({"S":"2015-01-25T08:00:00.500000000Z"})");
    check<Timestamp>(Timestamp::from_epoch_seconds(0, 1), R"({"S":"1970-01-01T00:00:00.000000001Z"})");
    check<Timestamp>(Timestamp::from_epoch_seconds(-1), R"({"S":"1969-12-31T23:59:59.000000000Z"})");
    check<Milliseconds>(Milliseconds(milliseconds{1'422'172'800'005}), R"({"S":"2015-01-25T08:00:00.005Z"})");
    check<sys_seconds>(sys_seconds(seconds{-62'135'596'800}), R"({"S":"0001-01-01T00:00:00Z"})");
    check<sys_days>(sys_days(days{1}), R"({"S":"1970-01-02T00:00:00Z"})");
    check<Nanoseconds>(Nanoseconds(nanoseconds{-1}), R"({"S":"1969-12-31T23:59:59.999999999Z"})");
    CHECK(refusal(One<Timestamp>{Timestamp::from_epoch_seconds(253'402'300'800)})
          == "v: expected a time of the years 1 to 9999, found a time outside of them");
    // Of what is finer than the member, nothing is left.
    CHECK(read<One<sys_seconds>>(one(R"({"S":"1970-01-01T00:00:01.9Z"})")).v == sys_seconds(seconds{1}));
    CHECK(failure<One<Nanoseconds>>(one(R"({"S":"2500-01-01T00:00:00Z"})"))
          == "v: expected a time within the range of the member's type, found one outside of it");
    CHECK(failure<One<Timestamp>>(one(R"({"S":"yesterday"})")) == "v: expected a time in ISO 8601, found yesterday");
}

TEST_CASE("texts of times sort as their times do", "[dynamodb][item]") {
    using namespace std::chrono;
    auto const text = [](auto time) { return to_attribute_value(time).as_string(); };
    using Tenths = std::chrono::sys_time<duration<int, std::deci>>;
    using Thirds = std::chrono::sys_time<duration<int, std::ratio<1, 3>>>;
    CHECK(text(Tenths{1s}) == "1970-01-01T00:00:01.0Z");
    CHECK(text(Thirds{1s}) == "1970-01-01T00:00:01.000000000Z");
    CHECK(text(sys_time<RealSeconds>{RealSeconds{0.5}}) == "1970-01-01T00:00:00.500000000Z");
    std::vector<std::string> texts;
    for (int const count : {-1, 0, 1, 10, 499, 500, 510, 1000})
        texts.push_back(text(Milliseconds{milliseconds{count}}));
    CHECK(std::is_sorted(texts.begin(), texts.end()));
}

TEST_CASE("durations are numbers of their own unit", "[dynamodb][item]") {
    using namespace std::chrono;
    check<seconds>(90s, R"({"N":"90"})");
    check<minutes>(minutes{-2}, R"({"N":"-2"})");
    check<RealSeconds>(RealSeconds{0.25}, R"({"N":"0.25"})");
}

TEST_CASE("values of any type of member become attribute values", "[dynamodb][item]") {
    std::vector<std::optional<int>> const list{1, std::nullopt};
    CHECK(to_attribute_value(list) == AttributeValue::list({1, nullptr}));
    CHECK(from_attribute_value<std::vector<std::optional<int>>>(to_attribute_value(list)) == list);
    CHECK(to_attribute_value(std::set<std::string>{"a", "b"}) == AttributeValue::string_set({"b", "a"}));
    CHECK(to_attribute_value(Circle{0.5}) == AttributeValue::map({{"radius", 0.5}}));
    CHECK(from_attribute_value<Circle>(AttributeValue::map({{"radius", 2}})) == Circle{2});
    Timestamp const time = Timestamp::from_epoch_seconds(5);
    CHECK(to_attribute_value(time, {.time = TimeForm::epoch_seconds}) == AttributeValue(5));
    CHECK(from_attribute_value<Timestamp>(5, {.time = TimeForm::epoch_seconds}) == time);
    CHECK_THROWS_WITH(from_attribute_value<std::vector<int>>(AttributeValue::list({1, "x"})),
                      Catch::Contains("[1]: expected a number (N), found a string (S)"));
    CHECK_THROWS_AS(to_attribute_value(std::set<int>{}), MarshallingError);
    CHECK_THROWS_AS(from_attribute_value<std::set<int>>(AttributeValue::number_set(empty_list())), MarshallingError);
}

TEST_CASE("an AttributeValue is taken as it is", "[dynamodb][item]") {
    check<AttributeValue>(nullptr, R"({"NULL":true})");
    check<AttributeValue>(AttributeValue::map({{"a", AttributeValue::list({1, "x", true})}}),
                          R"({"M":{"a":{"L":[{"N":"1"},{"S":"x"},{"BOOL":true}]}}})");
    check<std::vector<AttributeValue>>({AttributeValue::string_set({"a"})}, R"({"L":[{"SS":["a"]}]})");
    CHECK_THAT(refusal(One<AttributeValue>{AttributeValue::string_set(empty_list())}),
               Catch::Contains("v: expected an attribute value that DynamoDB takes")
                   && Catch::Contains("set without elements"));
}

/// Types of other libraries.
struct Uuid {
    std::string text{};
    bool operator==(Uuid const&) const = default;
};
struct Money {
    std::int64_t cents = 0;
    bool operator==(Money const&) const = default;
};

}  // namespace

template<> struct stored_as<Uuid> {
    static std::string to(Uuid const& value) {
        if (value.text.empty()) throw std::invalid_argument("a UUID that is nil");
        return value.text;
    }
    static Uuid from(std::string const& text) {
        if (text.size() != 4) throw std::invalid_argument("text of " + std::to_string(text.size()) + " characters");
        return {text};
    }
};
template<> struct stored_as<Money> {
    static std::int64_t to(Money const& value) { return value.cents; }
    static Money from(std::int64_t cents) { return {cents}; }
};

namespace {

TEST_CASE("a type of another library is stored as what the program says", "[dynamodb][item]") {
    check<Uuid>({"abcd"}, R"({"S":"abcd"})");
    check<Money>({250}, R"({"N":"250"})");
    check<std::vector<Uuid>>({{"abcd"}}, R"({"L":[{"S":"abcd"}]})");
    CHECK(failure<One<std::vector<Uuid>>>(one(R"({"L":[{"S":"abcd"},{"S":"abc"}]})"))
          == "v[1]: expected a value that stored_as takes, found text of 3 characters");
    CHECK(refusal(One<Uuid>{}) == "v: expected a value that stored_as takes, found a UUID that is nil");
    CHECK(failure<One<Money>>(one(R"({"S":"x"})")) == "v: expected a number (N), found a string (S)");
}

class Hidden {
public:
    explicit Hidden(int number = 0) : number_(number) {}
    bool operator==(Hidden const&) const = default;

private:
    int number_;
    BOOST_DESCRIBE_CLASS(Hidden, (), (), (), (number_))
};
class Inherits : Hidden {
public:
    explicit Inherits(int number = 0, std::string text = {}) : Hidden(number), text_(std::move(text)) {}
    bool operator==(Inherits const&) const = default;

private:
    std::string text_;
    BOOST_DESCRIBE_CLASS(Inherits, (Hidden), (), (), (text_))
};

TEST_CASE("private members of private bases are attributes", "[dynamodb][item]") {
    CHECK(wire(Inherits(7, "x")) == R"({"number_":{"N":"7"},"text_":{"S":"x"}})");
    CHECK(comes_back(Inherits(7, "x")));
}

struct Ordered {
    int a = 0;
    std::string named{};
    bool c = false;
    bool operator==(Ordered const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Ordered, (), (a, named, c))

TEST_CASE("attributes come in any order, with spaces and escapes", "[dynamodb][item]") {
    Ordered const value{1, "x", true};
    CHECK(read<Ordered>(R"({"c":{"BOOL":true},"a":{"N":"1"},"named":{"S":"x"}})") == value);
    CHECK(read<Ordered>(R"({"named":{"S":"x"},"x":{"S":"x"},"a":{"N":"1"},"c":{"BOOL":true}})") == value);
    CHECK(read<Ordered>(R"( { "a" : { "N" : "1" } , "named" : { "S" : "x" } ,"c": {"BOOL":true } } )") == value);
    CHECK(read<Ordered>(R"({"\u0061":{"N":"1"},"n\u0061med":{"\u0053":"x"},"c":{"BOOL":true}})") == value);
    CHECK(read<Ordered>(R"({"a":{"N":"1"},"name":{"S":"y"},"named":{"S":"x"},"nameds":{"S":"z"},"c":{"BOOL":true}})")
          == value);
    CHECK(failure<Ordered>(R"({"a":{"N":"1"},"":{"S":"y"},"named":{"S":"x"}})")
          == "c: expected an attribute, found none");
}

struct Node {
    std::string name{};
    std::unique_ptr<Node> next{};
    std::vector<Node> children{};
};
BOOST_DESCRIBE_STRUCT(Node, (), (name, next, children))

TEST_CASE("a type may hold itself behind a pointer or in a list", "[dynamodb][item]") {
    Node tree{.name = "a", .next = std::make_unique<Node>(), .children = {}};
    tree.next->name = "b";
    tree.children.emplace_back().name = "c";
    Node const back = read<Node>(wire(tree));
    CHECK(back.next->name == "b");
    CHECK(back.children.at(0).name == "c");
    CHECK(wire(back) == wire(tree));
}

class Account {
public:
    Account() = default;
    Account(std::string id, int balance) : id_(std::move(id)), balance_(balance) {}
    bool operator==(Account const&) const = default;

private:
    std::string id_{};
    int balance_ = 0;
    BOOST_DESCRIBE_CLASS(Account, (), (), (), (id_, balance_))

    friend constexpr auto dynamodb_options(Account const*) {
        return member_options(named<&Account::id_>("id"), named<&Account::balance_>("balance"));
    }
};

struct Entity {
    std::string id{};
    int version = 0;
    bool operator==(Entity const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Entity, (), (id, version))
struct Timed {
    int at = 0;
    bool operator==(Timed const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Timed, (), (at))
struct Order : Entity, Timed {
    double price = 0;
    bool operator==(Order const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (Entity, Timed), (price))

TEST_CASE("private members and bases take part", "[dynamodb][item]") {
    Account const account{"a-1", 5};
    CHECK(wire(account) == R"({"id":{"S":"a-1"},"balance":{"N":"5"}})");
    CHECK(comes_back(account));
    Order order;
    order.id = "o-1";
    order.version = 2;
    order.at = 3;
    order.price = 4.5;
    CHECK(wire(order) == R"({"id":{"S":"o-1"},"version":{"N":"2"},"at":{"N":"3"},"price":{"N":"4.5"}})");
    CHECK(comes_back(order));
}

struct Nothing {
    bool operator==(Nothing const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

TEST_CASE("a type without members is an empty item", "[dynamodb][item]") {
    CHECK(wire(Nothing{}) == "{}");
    CHECK(comes_back(Nothing{}));
}

}  // namespace
}  // namespace inia::dynamodb
