#include "marshalling.hpp"

#include <inia/dynamodb/expressions.hpp>
#include <inia/dynamodb/hana_struct.hpp>

#include <boost/hana/adapt_adt.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <support/catch.hpp>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hana_types {

struct Address {
    BOOST_HANA_DEFINE_STRUCT(Address, (std::string, street), (std::optional<std::string>, unit));
    bool operator==(Address const&) const = default;
};

struct User {
    std::string id{};
    std::vector<Address> addresses{};
    std::set<int> numbers{};
    int version = 0;
    std::string cache{};
    bool operator==(User const&) const = default;
};
constexpr auto dynamodb_options(User const*) {
    using namespace inia::dynamodb;
    return member_options(named<&User::id>("user_id"), version<&User::version>(), ignored<&User::cache>());
}

/// Hides its members behind functions.
class Point {
public:
    Point() = default;
    Point(int x, int y) : x_(x), y_(y) {}
    int& x() { return x_; }
    int const& x() const { return x_; }
    int& y() { return y_; }
    int const& y() const { return y_; }
    bool operator==(Point const&) const = default;

private:
    int x_ = 0, y_ = 0;
};

}  // namespace hana_types

BOOST_HANA_ADAPT_STRUCT(hana_types::User, id, addresses, numbers, version, cache);
BOOST_HANA_ADAPT_ADT(hana_types::Point, (x, [](auto&& point) -> decltype(auto) { return point.x(); }),
                     (y, [](auto&& point) -> decltype(auto) { return point.y(); }));

namespace inia::dynamodb {
namespace {

using namespace marshalling;
using namespace hana_types;

TEST_CASE("Hana's Structs are items", "[dynamodb][item]") {
    Address const address{"1 Main St", "4b"};
    CHECK(wire(address) == R"({"street":{"S":"1 Main St"},"unit":{"S":"4b"}})");
    CHECK(comes_back(address));
    User const user{.id = "u", .addresses = {{"a", {}}}, .numbers = {1}, .version = 2, .cache = {}};
    CHECK(wire(user)
          == R"({"user_id":{"S":"u"},"addresses":{"L":[{"M":{"street":{"S":"a"}}}]},"numbers":{"NS":["1"]},)"
             R"("version":{"N":"2"}})");
    CHECK(comes_back(user));
    CHECK(failure<User>(R"({"user_id":{"S":"u"},"addresses":{"L":[{"M":{"street":{"N":"1"}}}]}})")
          == "addresses[0].street: expected a string (S), found a number (N)");
}

TEST_CASE("a type that Hana knows by functions is an item", "[dynamodb][item]") {
    CHECK(wire(Point{1, 2}) == R"({"x":{"N":"1"},"y":{"N":"2"}})");
    CHECK(comes_back(Point{3, -4}));
}

TEST_CASE("expressions speak of the members of Hana's Structs", "[dynamodb][expression]") {
    ExpressionBuilder builder;
    CHECK(builder.build((attr<&User::id> == "u").expression()) == "#n0 = :v0");
    CHECK(builder.names().at("#n0") == "user_id");
}

}  // namespace
}  // namespace inia::dynamodb
