#include "expression_types.hpp"

#include <support/catch.hpp>

#include <limits>

namespace inia::dynamodb {
namespace {

using namespace expression_types;

TEST_CASE("set gives a member a value of its type", "[dynamodb][expression]") {
    CHECK(shown(set<&User::tier>("pro")) == R"(tier = {"S":"pro"})");
    CHECK(shown(set<&User::logins>(1)) == R"(logins = {"N":"1"})");
    CHECK(shown(set<&User::score>(1)) == R"(score = {"N":"1"})");
    CHECK(shown(set<&User::score>(0.5)) == R"(score = {"N":"0.5"})");
    CHECK(shown(set<&User::balance>(0.5)) == R"(balance = {"N":"0.5"})");
    CHECK(shown(set<&User::active>(false)) == R"(active = {"BOOL":false})");
    CHECK(shown(set<&User::tags>({"a", "b"})) == R"(tags = {"SS":["a","b"]})");
    CHECK(shown(set<&User::log>({"a", "b"})) == R"(log = {"L":[{"S":"a"},{"S":"b"}]})");
    CHECK(shown(set<&User::counters>({{"a", 1}})) == R"(counters = {"M":{"a":{"N":"1"}}})");
    CHECK(shown(set<&User::nickname>("Al")) == R"(nickname = {"S":"Al"})");
    CHECK(shown(set<&User::nickname>(std::optional<std::string>("Al"))) == R"(nickname = {"S":"Al"})");
    CHECK(shown(set<&User::nickname>(std::optional<std::string>())) == R"(nickname = {"NULL":true})");
    CHECK(shown(set<&User::address>({.street = "s"}))
          == R"(address = {"M":{"street name":{"S":"s"},"since":{"N":"0"}}})");
    CHECK(shown(set<&User::colour>(Colour::green)) == R"(colour = {"S":"green"})");
    CHECK(shown(set<&User::colour_number>(Colour::green)) == R"(colour_number = {"N":"1"})");
    CHECK(shown(set<&User::expires>(std::chrono::sys_days{})) == R"(expires = {"N":"0"})");
    CHECK(shown(set<&User::shape>(std::variant<std::string, Circle>(Circle{.radius = 2})))
          == R"(shape = {"M":{"Circle":{"M":{"radius":{"N":"2"}}}}})");
    CHECK(shown(set<&User::anything>(nullptr)) == R"(anything = {"NULL":true})");
    CHECK(shown(set<&User::tier>(attr<&User::name>)) == "tier = name");
    CHECK(shown(set<&User::address, &Address::street>("x")) == R"(address.street name = {"S":"x"})");
    CHECK(shown(set(attr<&User::addresses>[0].member<&Address::street>(), "x"))
          == R"(addresses[0].street name = {"S":"x"})");
    CHECK(shown(set(attr<&User::counters>["x"], 1)) == R"(counters.x = {"N":"1"})");
    CHECK(shown(set(attr<&User::addresses>[1], { .street = "s" }))
          == R"(addresses[1] = {"M":{"street name":{"S":"s"},"since":{"N":"0"}}})");
}

TEST_CASE("set takes sums, defaults and longer lists", "[dynamodb][expression]") {
    CHECK(shown(set<&User::logins>(attr<&User::logins> + 1)) == R"(logins = logins + {"N":"1"})");
    CHECK(shown(set<&User::logins>(attr<&User::logins> - attr<&User::rank>)) == "logins = logins - rank");
    CHECK(shown(set<&User::logins>(10 - attr<&User::logins>)) == R"(logins = {"N":"10"} - logins)");
    CHECK(shown(set<&User::score>(attr<&User::logins> + 0.5)) == R"(score = logins + {"N":"0.5"})");
    CHECK(shown(set<&User::balance>(attr<&User::balance> + Number("0.10"))) == R"(balance = balance + {"N":"0.10"})");
    CHECK(shown(set<&User::logins>(if_not_exists<&User::logins>(0))) == R"(logins = if_not_exists(logins, {"N":"0"}))");
    CHECK(shown(set<&User::logins>(if_not_exists<&User::logins>(0) + 1))
          == R"(logins = if_not_exists(logins, {"N":"0"}) + {"N":"1"})");
    CHECK(shown(set<&User::logins>(attr<&User::rank> + if_not_exists<&User::logins>(0)))
          == R"(logins = rank + if_not_exists(logins, {"N":"0"}))");
    CHECK(shown(set<&User::tier>(if_not_exists<&User::tier>(attr<&User::name>))) == "tier = if_not_exists(tier, name)");
    CHECK(shown(set<&User::tags>(if_not_exists<&User::tags>({"a"}))) == R"(tags = if_not_exists(tags, {"SS":["a"]}))");
    CHECK(shown(set<&User::log>(list_append(attr<&User::log>, {"a"})))
          == R"(log = list_append(log, {"L":[{"S":"a"}]}))");
    CHECK(shown(set<&User::log>(list_append(std::vector<std::string>{"a"}, attr<&User::log>)))
          == R"(log = list_append({"L":[{"S":"a"}]}, log))");
    CHECK(shown(set<&User::log>(list_append(if_not_exists<&User::log>({}), {"a"})))
          == R"(log = list_append(if_not_exists(log, {"L":[]}), {"L":[{"S":"a"}]}))");
    CHECK(shown(set<&User::log>(list_append(attr<&User::log>, attr<&User::log>))) == "log = list_append(log, log)");
    CHECK(shown(set(attr<&User::counters>["x"], attr<&User::counters>["x"] + 1))
          == R"(counters.x = counters.x + {"N":"1"})");
}

TEST_CASE("remove, add and delete_from name members and paths", "[dynamodb][expression]") {
    CHECK(shown(remove<&User::nickname>()) == "nickname");
    CHECK(shown(remove<&User::address, &Address::unit>()) == "address.unit");
    CHECK(shown(remove(attr<&User::log>[2])) == "log[2]");
    CHECK(shown(add<&User::logins>(1)) == R"(logins {"N":"1"})");
    CHECK(shown(add<&User::tags>({"a"})) == R"(tags {"SS":["a"]})");
    CHECK(shown(add<&User::numbers>({1, 2})) == R"(numbers {"NS":["1","2"]})");
    CHECK(shown(add(attr<&User::counters>["x"], 1)) == R"(counters.x {"N":"1"})");
    CHECK(shown(delete_from<&User::tags>({"a"})) == R"(tags {"SS":["a"]})");
    CHECK(shown(delete_from<&User::tags>(std::set<std::string>{"a"})) == R"(tags {"SS":["a"]})");
}

TEST_CASE("changes are grouped by their action", "[dynamodb][expression]") {
    auto const update = joined(add<&User::logins>(1), set<&User::tier>("pro"), remove<&User::nickname>(),
                               set<&User::name>("Al"), delete_from<&User::tags>({"a"}), remove(attr<&User::log>[0]));
    CHECK(
        shown(update)
        == R"(SET tier = {"S":"pro"}, name = {"S":"Al"} REMOVE nickname, log[0] ADD logins {"N":"1"} DELETE tags {"SS":["a"]})");
    CHECK(shown(joined(remove<&User::nickname>())) == "REMOVE nickname");
    CHECK(detail::join_changes({}).empty());
    ExpressionBuilder builder;
    CHECK(builder.build(joined(set<&User::logins>(attr<&User::logins> + 1))) == "SET #n0 = #n0 + :v0");
}

TEST_CASE("changes by name go with any type", "[dynamodb][expression]") {
    CHECK(shown(by_name::set("a.b", 1)) == R"(a.b = {"N":"1"})");
    CHECK(shown(by_name::set("a", by_name::attr("b") + 1)) == R"(a = b + {"N":"1"})");
    CHECK(shown(by_name::set("a", by_name::if_not_exists("a", 0) + 1))
          == R"(a = if_not_exists(a, {"N":"0"}) + {"N":"1"})");
    CHECK(shown(by_name::set("a", list_append(by_name::attr("a"), std::vector<int>{1})))
          == R"(a = list_append(a, {"L":[{"N":"1"}]}))");
    CHECK(shown(by_name::remove("a[0]")) == "a[0]");
    CHECK(shown(by_name::add("a", AttributeValue::number_set({1}))) == R"(a {"NS":["1"]})");
    CHECK(shown(by_name::add("a", 1)) == R"(a {"N":"1"})");
    CHECK(shown(by_name::delete_from("a", std::set<std::string>{"x"})) == R"(a {"SS":["x"]})");
    Change<User> const change = by_name::remove("a");
    CHECK(shown(change) == "a");
    Change<User> const of_base = set<&User::id>("x");
    CHECK(shown(of_base) == R"(id = {"S":"x"})");
    static_assert(!std::is_convertible_v<Change<User>, Change<Address>>);
}

TEST_CASE("a change that DynamoDB or the member cannot hold is an error that names the attribute",
          "[dynamodb][expression]") {
    auto const error_of = [](UpdateClause const& clause) {
        Expression const update = detail::join_changes(std::initializer_list<UpdateClause const*>{&clause});
        return std::string(update.error().what());
    };
    CHECK_THAT(error_of(set<&User::score>(std::numeric_limits<double>::infinity())),
               Catch::StartsWith("score: expected a number"));
    CHECK_THAT(error_of(set<&User::tags>(std::set<std::string>())), Catch::StartsWith("tags: expected a set"));
    CHECK(error_of(set<&User::rank>(300)) == "rank: expected a number that the member can hold, found 300");
    CHECK(error_of(set<&User::rank>(127)).empty());
    CHECK_THROWS_AS(ExpressionBuilder().build(joined(set<&User::rank>(-300))), MarshallingError);
    CHECK_THAT(error_of(add<&User::score>(std::numeric_limits<double>::quiet_NaN())), Catch::StartsWith("score:"));
    CHECK_THAT(error_of(set<&User::log>(list_append(attr<&User::log>, {"a"}))), Catch::Equals(""));
}

}  // namespace
}  // namespace inia::dynamodb
