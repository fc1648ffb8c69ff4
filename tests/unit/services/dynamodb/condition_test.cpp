#include "expression_types.hpp"

#include <support/catch.hpp>

#include <limits>
#include <string_view>
#include <type_traits>

namespace inia::dynamodb {
namespace {

using namespace expression_types;

TEST_CASE("every comparison of a member has its operator", "[dynamodb][expression]") {
    CHECK(shown(attr<&User::tier> == "pro") == R"(tier = {"S":"pro"})");
    CHECK(shown(attr<&User::tier> != "pro") == R"(tier <> {"S":"pro"})");
    CHECK(shown(attr<&User::logins> < 10) == R"(logins < {"N":"10"})");
    CHECK(shown(attr<&User::logins> <= 10) == R"(logins <= {"N":"10"})");
    CHECK(shown(attr<&User::logins> > 10) == R"(logins > {"N":"10"})");
    CHECK(shown(attr<&User::logins> >= 10) == R"(logins >= {"N":"10"})");
    CHECK(shown(attr<&User::logins>.between(1, 9)) == R"(logins BETWEEN {"N":"1"} AND {"N":"9"})");
    CHECK(shown(attr<&User::tier>.between("a", "b")) == R"(tier BETWEEN {"S":"a"} AND {"S":"b"})");
    CHECK(shown(10 < attr<&User::logins>) == R"({"N":"10"} < logins)");
    CHECK(shown("pro" == attr<&User::tier>) == R"({"S":"pro"} = tier)");
}

TEST_CASE("every function of a member has its name", "[dynamodb][expression]") {
    CHECK(shown(attr<&User::tier>.exists()) == "attribute_exists(tier)");
    CHECK(shown(attr<&User::tier>.not_exists()) == "attribute_not_exists(tier)");
    CHECK(shown(attr<&User::tier>.begins_with("p")) == R"(begins_with(tier, {"S":"p"}))");
    CHECK(shown(attr<&User::picture>.begins_with(Blob("\x01"))) == R"(begins_with(picture, {"B":"AQ=="}))");
    CHECK(shown(attr<&User::tier>.contains("r")) == R"(contains(tier, {"S":"r"}))");
    CHECK(shown(attr<&User::tags>.contains("vip")) == R"(contains(tags, {"S":"vip"}))");
    CHECK(shown(attr<&User::numbers>.contains(7)) == R"(contains(numbers, {"N":"7"}))");
    CHECK(shown(attr<&User::log>.contains("in")) == R"(contains(log, {"S":"in"}))");
    CHECK(shown(attr<&User::tags>.contains(attr<&User::tier>)) == "contains(tags, tier)");
    CHECK(shown(attr<&User::tags>.size() >= 2) == R"(size(tags) >= {"N":"2"})");
    CHECK(shown(attr<&User::tags>.size().between(1, 3)) == R"(size(tags) BETWEEN {"N":"1"} AND {"N":"3"})");
    CHECK(shown(attr<&User::tags>.size() == attr<&User::logins>) == "size(tags) = logins");
    CHECK(shown(attr<&User::anything>.type(AttributeValue::Kind::string_set))
          == R"(attribute_type(anything, {"S":"SS"}))");
    CHECK(shown(attr<&User::tier>.in({"a", "bc"})) == R"(tier IN ({"S":"a"}, {"S":"bc"}))");
    CHECK(shown(attr<&User::logins>.in({1, 2})) == R"(logins IN ({"N":"1"}, {"N":"2"}))");
    CHECK(shown(attr<&User::tier>.in(std::vector<std::string>{"a"})) == R"(tier IN ({"S":"a"}))");
}

TEST_CASE("every kind of attribute type has its short name", "[dynamodb][expression]") {
    using Kind = AttributeValue::Kind;
    std::pair<Kind, std::string> const names[] = {
        {Kind::null, "NULL"},     {Kind::boolean, "BOOL"}, {Kind::number, "N"}, {Kind::string, "S"},
        {Kind::binary, "B"},      {Kind::list, "L"},       {Kind::map, "M"},    {Kind::string_set, "SS"},
        {Kind::number_set, "NS"}, {Kind::binary_set, "BS"}};
    for (auto const& [kind, name] : names)
        CHECK(shown(attr<&User::anything>.type(kind)) == "attribute_type(anything, {\"S\":\"" + name + "\"})");
}

TEST_CASE("conditions are put together with parentheses around each part", "[dynamodb][expression]") {
    auto const a = attr<&User::logins> > 1;
    auto const b = attr<&User::tier>.exists();
    CHECK(shown(a && b) == R"((logins > {"N":"1"} AND attribute_exists(tier)))");
    CHECK(shown(a || b) == R"((logins > {"N":"1"} OR attribute_exists(tier)))");
    CHECK(shown(!b) == "(NOT attribute_exists(tier))");
    CHECK(shown(!(a && b)) == R"((NOT (logins > {"N":"1"} AND attribute_exists(tier))))");
    CHECK(shown((a && b) || !a) == R"(((logins > {"N":"1"} AND attribute_exists(tier)) OR (NOT logins > {"N":"1"})))");
    CHECK(shown(a && (b || a)) == R"((logins > {"N":"1"} AND (attribute_exists(tier) OR logins > {"N":"1"})))");
}

TEST_CASE("values are written in the form of their member", "[dynamodb][expression]") {
    using namespace std::chrono;
    auto const time = sys_days{2024y / 1 / 2} + hours{3};
    CHECK(shown(attr<&User::born> < time) == R"(born < {"S":"2024-01-02T03:00:00.000Z"})");
    CHECK(shown(attr<&User::expires> < time) == R"(expires < {"N":"1704164400"})");
    CHECK(shown(attr<&User::idle> > minutes{2}) == R"(idle > {"N":"120"})");
    CHECK(shown(attr<&User::colour> == Colour::green) == R"(colour = {"S":"green"})");
    CHECK(shown(attr<&User::colour_number> == Colour::green) == R"(colour_number = {"N":"1"})");
    CHECK(shown(attr<&User::level> >= Level::high) == R"(level >= {"N":"9"})");
    CHECK(shown(attr<&User::uuid> == Uuid{"7f"}) == R"(uuid = {"S":"7f"})");
    CHECK(shown(attr<&User::active> == true) == R"(active = {"BOOL":true})");
    CHECK(shown(attr<&User::score> >= 0.1) == R"(score >= {"N":"0.1"})");
    CHECK(shown(attr<&User::logins> > 2.5) == R"(logins > {"N":"2.5"})");
    CHECK(shown(attr<&User::balance> == Number("1.50")) == R"(balance = {"N":"1.50"})");
    CHECK(shown(attr<&User::balance> == 3) == R"(balance = {"N":"3"})");
    CHECK(shown(attr<&User::logins> == 9'007'199'254'740'993) == R"(logins = {"N":"9007199254740993"})");
    CHECK(shown(attr<&User::digest> == Blob("\x01\x02")) == R"(digest = {"B":"AQI="})");
    CHECK(shown(attr<&User::tags> == std::set<std::string>{"a"}) == R"(tags = {"SS":["a"]})");
    CHECK(shown(attr<&User::nickname> == std::string("Al")) == R"(nickname = {"S":"Al"})");
    CHECK(shown(attr<&User::nickname> == std::string_view("Al")) == R"(nickname = {"S":"Al"})");
    CHECK(shown(attr<&User::referrer> == 7) == R"(referrer = {"N":"7"})");
    CHECK(shown(attr<&User::address> == Address{.street = "s"})
          == R"(address = {"M":{"street name":{"S":"s"},"since":{"N":"0"}}})");
    CHECK(shown(attr<&User::anything> == 5) == R"(anything = {"N":"5"})");
    CHECK(shown(attr<&User::anything> == nullptr) == R"(anything = {"NULL":true})");
    CHECK(shown(attr<&User::tier> == "a\"b\n") == R"(tier = {"S":"a\"b\n"})");
}

TEST_CASE("attributes are compared with attributes of their like", "[dynamodb][expression]") {
    CHECK(shown(attr<&User::tier> == attr<&User::nickname>) == "tier = nickname");
    CHECK(shown(attr<&User::logins> > attr<&User::score>) == "logins > score");
    CHECK(shown(attr<&User::logins>.between(attr<&User::rank>, 9)) == R"(logins BETWEEN rank AND {"N":"9"})");
    CHECK(shown(attr<&User::tier>.begins_with(attr<&User::name>)) == "begins_with(tier, name)");
}

TEST_CASE("a path goes through members, indexes and keys", "[dynamodb][expression]") {
    CHECK(shown(attr<&User::address, &Address::street> == "x") == R"(address.street name = {"S":"x"})");
    CHECK(shown(attr<&User::second, &Address::unit> == "x") == R"(second.unit = {"S":"x"})");
    CHECK(shown(attr<&User::addresses>[0].member<&Address::street>() == "x")
          == R"(addresses[0].street name = {"S":"x"})");
    CHECK(shown(attr<&User::address>.member<&Address::since>() == std::chrono::sys_days{})
          == R"(address.since = {"N":"0"})");
    CHECK(shown(attr<&User::log>[12] == "x") == R"(log[12] = {"S":"x"})");
    CHECK(shown(attr<&User::counters>["a.b"] > 1) == R"(counters.a.b > {"N":"1"})");
    CHECK(shown(attr<&User::pair>[1] == "x") == R"(pair[1] = {"S":"x"})");
    CHECK(shown(attr<&User::shape>["Circle"]["M"].exists()) == "attribute_exists(shape.Circle.M)");
    CHECK(shown(attr<&User::anything>["a"][0]["b"] == true) == R"(anything.a[0].b = {"BOOL":true})");
    // An option's name is one attribute, whatever characters it has.
    ExpressionBuilder builder;
    CHECK(builder.build((attr<&User::status> == "x").expression()) == "#n0 = :v0");
    CHECK(builder.names() == Map<std::string>{{"#n0", "the.status"}});
}

TEST_CASE("conditions of a base's members go with those of the derived type", "[dynamodb][expression]") {
    Predicate<User> const both = attr<&User::id> == "a" && attr<&User::tier> == "b";
    CHECK(shown(both) == R"((id = {"S":"a"} AND tier = {"S":"b"}))");
    static_assert(std::is_same_v<decltype(attr<&User::id> == "a"), Predicate<Entity>>);
    Predicate<User> const base = attr<&User::id>.exists();
    CHECK(shown(base) == "attribute_exists(id)");
    CHECK(shown(attr_of<User, &User::id>.exists()) == "attribute_exists(id)");
    static_assert(std::is_same_v<decltype(attr_of<User, &User::id>.exists()), Predicate<User>>);
    static_assert(!std::is_convertible_v<Predicate<User>, Predicate<Address>>);
    static_assert(!std::is_convertible_v<Predicate<User>, Predicate<Entity>>);
}

TEST_CASE("a name that is used twice has one placeholder, and each value its own", "[dynamodb][expression]") {
    ExpressionBuilder builder;
    CHECK(builder.empty());
    CHECK(builder.build((attr<&User::tier> == "a" || attr<&User::tier> == "a").expression())
          == "(#n0 = :v0 OR #n0 = :v1)");
    CHECK(builder.build((attr<&User::logins> > 1 && attr<&User::tier>.exists()).expression())
          == "(#n1 > :v2 AND attribute_exists(#n0))");
    CHECK(!builder.empty());
    CHECK(builder.names() == Map<std::string>{{"#n0", "tier"}, {"#n1", "logins"}});
    CHECK(builder.values() == Map<AttributeValue>{{":v0", "a"}, {":v1", "a"}, {":v2", 1}});
    json::Writer json;
    builder.write(json);
    CHECK(json.view()
          == R"("ExpressionAttributeNames":{"#n0":"tier","#n1":"logins"},)"
             R"("ExpressionAttributeValues":{":v0":{"S":"a"},":v1":{"S":"a"},":v2":{"N":"1"}})");
}

TEST_CASE("names without values, and nothing at all, are written as such", "[dynamodb][expression]") {
    ExpressionBuilder builder;
    json::Writer nothing;
    builder.write(nothing);
    CHECK(nothing.view().empty());
    CHECK(!builder.names().has_value());
    CHECK(!builder.values().has_value());
    builder.build(by_name::verbatim("a\"b").exists().expression());
    json::Writer json;
    builder.write(json);
    CHECK(json.view() == R"("ExpressionAttributeNames":{"#n0":"a\"b"})");
    CHECK(!builder.values().has_value());
}

TEST_CASE("a value without a form in DynamoDB is an error that names the attribute", "[dynamodb][expression]") {
    auto const path_of = [](Expression const& expression) {
        auto const* const error = expression.error().get<MarshallingError>();
        return error ? error->path() : std::string("no MarshallingError");
    };
    double const nan = std::numeric_limits<double>::quiet_NaN();
    auto const condition = attr<&User::tier>.exists() && !(attr<&User::score> < nan);
    CHECK(path_of(condition.expression()) == "score");
    ExpressionBuilder builder;
    CHECK_THROWS_AS(builder.build(condition.expression()), MarshallingError);
    CHECK_THROWS_WITH(builder.build(condition.expression()), Catch::Contains("score") && Catch::Contains("NaN"));
    CHECK(path_of((attr<&User::counters>["x"] == Number("many")).expression()) == "counters.x");
    CHECK(path_of((attr<&User::tags> == std::set<std::string>{}).expression()) == "tags");
    CHECK(path_of((attr<&User::score>.between(0, nan)).expression()) == "score");
    CHECK(path_of((attr<&User::score>.in({1.0, nan})).expression()) == "score");
    CHECK(path_of((by_name::attr("a[1].b") == std::vector<double>{1, nan}).expression()) == "a[1].b[1]");
    CHECK(path_of((by_name::attr("a") == std::map<std::string, double>{{"x", nan}}).expression()) == "a.x");
    // The first of several stays.
    CHECK(path_of((attr<&User::score> < nan && by_name::attr("b") == nan).expression()) == "score");
}

TEST_CASE("in wants from one to a hundred values", "[dynamodb][expression]") {
    std::vector<int> values;
    CHECK((attr<&User::logins>.in(values)).expression().error().is<ValidationError>());
    values.resize(100);
    CHECK(!(attr<&User::logins>.in(values)).expression().error());
    values.resize(101);
    CHECK_THROWS_WITH(ExpressionBuilder().build(attr<&User::logins>.in(values).expression()),
                      Catch::Contains("logins") && Catch::Contains("101"));
}

TEST_CASE("attributes named by text take any value and go with any type", "[dynamodb][expression]") {
    using by_name::attr;
    CHECK(shown(attr("tier") == "pro") == R"(tier = {"S":"pro"})");
    CHECK(shown(attr("a.b[0][1].c") > 1) == R"(a.b[0][1].c > {"N":"1"})");
    CHECK(shown(attr("a") == nullptr) == R"(a = {"NULL":true})");
    CHECK(shown(attr("a") != AttributeValue::string_set({"x"})) == R"(a <> {"SS":["x"]})");
    CHECK(shown(attr("a") == std::set<std::int64_t>{1, 2}) == R"(a = {"NS":["1","2"]})");
    CHECK(shown(attr("a") == Colour::green) == R"(a = {"S":"green"})");
    CHECK(shown(attr("a") == attr("b.c")) == "a = b.c");
    CHECK(shown(attr("a").in({1, 2})) == R"(a IN ({"N":"1"}, {"N":"2"}))");
    CHECK(shown(attr("a").in({AttributeValue(1), AttributeValue("x")})) == R"(a IN ({"N":"1"}, {"S":"x"}))");
    CHECK(shown(attr("a").size().in({1})) == R"(size(a) IN ({"N":"1"}))");
    CHECK(shown(attr("a")["b.c"][3] == true) == R"(a.b.c[3] = {"BOOL":true})");
    Predicate<User> const any = attr("tier") == "pro" && dynamodb::attr<&User::logins> == attr("n");
    CHECK(shown(any) == R"((tier = {"S":"pro"} AND logins = n))");
    ExpressionBuilder builder;
    CHECK(builder.build((attr("a.b.a") == 1).expression()) == "#n0.#n1.#n0 = :v0");
}

TEST_CASE("a text that is no path cannot be sent", "[dynamodb][expression]") {
    for (char const* text :
         {"", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a[1", "a]", "[0]", "a[0]b", "a.[0]", "a[-1]"}) {
        INFO(text);
        Expression const expression = (by_name::attr(text) == 1).expression();
        CHECK(expression.error().is<ValidationError>());
        CHECK_THROWS_AS(ExpressionBuilder().build(expression), ValidationError);
    }
}

TEST_CASE("key conditions carry the members that they speak of", "[dynamodb][expression]") {
    auto const hash = key<&User::tier> == "a";
    static_assert(std::is_same_v<decltype(hash), KeyCondition<User, &User::tier> const>);
    CHECK(shown(hash) == R"(tier = {"S":"a"})");
    auto const both = hash && key<&User::logins> > 5;
    static_assert(std::is_same_v<decltype(both), KeyCondition<User, &User::tier, &User::logins> const>);
    CHECK(shown(both) == R"((tier = {"S":"a"} AND logins > {"N":"5"}))");
    CHECK(shown(key<&User::logins> > 5 && hash) == R"((tier = {"S":"a"} AND logins > {"N":"5"}))");
    static_assert(std::is_same_v<decltype(key<&User::logins> > 5 && hash), std::remove_const_t<decltype(both)>>);
    CHECK(shown(hash && key<&User::logins> == 5) == R"((tier = {"S":"a"} AND logins = {"N":"5"}))");
    CHECK(shown(key<&User::logins> < 5) == R"(logins < {"N":"5"})");
    CHECK(shown(key<&User::logins> <= 5) == R"(logins <= {"N":"5"})");
    CHECK(shown(key<&User::logins> >= 5) == R"(logins >= {"N":"5"})");
    CHECK(shown(hash && key<&User::logins>.between(1, 2))
          == R"((tier = {"S":"a"} AND logins BETWEEN {"N":"1"} AND {"N":"2"}))");
    CHECK(shown(hash && key<&User::name>.begins_with("x")) == R"((tier = {"S":"a"} AND begins_with(name, {"S":"x"})))");
    CHECK(shown(key<&User::born> == std::chrono::sys_days{}) == R"(born = {"S":"1970-01-01T00:00:00.000Z"})");
    CHECK(shown(key<&User::status> == "x") == R"(the.status = {"S":"x"})");
    static_assert(std::is_same_v<decltype(key_of<User, &User::id> == "x"), KeyCondition<User, &Entity::id>>);

    static_assert(is_key_condition_of<decltype(key<&User::tier> == "a"), User, &User::tier>);
    static_assert(is_key_condition_of<decltype(key<&User::tier> == "a"), User, &User::tier, &User::logins>);
    static_assert(is_key_condition_of<std::remove_const_t<decltype(both)>, User, &User::tier, &User::logins>);
    static_assert(is_key_condition_of<decltype(key<&User::id> == "a"), User, &User::id>);
    static_assert(is_key_condition_of<KeyCondition<void>, User, &User::id>);
    static_assert(!is_key_condition_of<decltype(key<&User::tier> == "a"), User, &User::name>);
    static_assert(!is_key_condition_of<decltype(key<&User::tier> > "a"), User, &User::tier>);
    static_assert(!is_key_condition_of<std::remove_const_t<decltype(both)>, User, &User::tier>);
    static_assert(!is_key_condition_of<decltype(key<&Address::street> == "a"), User, &User::tier>);
}

TEST_CASE("keys named by text make conditions for any table", "[dynamodb][expression]") {
    using by_name::key;
    auto const condition = key("pk") == "a" && key("sk").begins_with("b");
    static_assert(std::is_same_v<decltype(condition), KeyCondition<void> const>);
    CHECK(shown(condition) == R"((pk = {"S":"a"} AND begins_with(sk, {"S":"b"})))");
    CHECK(shown(key("sk") > 1 && key("pk") == "a") == R"((pk = {"S":"a"} AND sk > {"N":"1"}))");
    CHECK(shown(key("pk") == "a" && key("sk") == 1) == R"((pk = {"S":"a"} AND sk = {"N":"1"}))");
    CHECK(shown(key("a.b") == Blob("\x01")) == R"(a.b = {"B":"AQ=="})");
}

TEST_CASE("conditions and key conditions do not pass for each other", "[dynamodb][expression]") {
    using Condition = decltype(attr<&User::tier> == "a");
    using OnKey = decltype(key<&User::tier> == "a");
    static_assert(!std::is_convertible_v<Condition, OnKey> && !std::is_constructible_v<OnKey, Condition>);
    static_assert(!std::is_convertible_v<OnKey, Condition> && !std::is_constructible_v<Condition, OnKey>);
    static_assert(!std::is_convertible_v<Predicate<void>, KeyCondition<void>>);
    static_assert(!std::is_convertible_v<KeyCondition<void>, Predicate<void>>);
    static_assert(!std::is_convertible_v<RangeCondition<void>, KeyCondition<void>>);
    SUCCEED();
}

TEST_CASE("a projection lists attributes", "[dynamodb][expression]") {
    auto const chosen =
        project(attr<&User::name>, attr<&User::addresses>[0].member<&Address::street>(), attr<&User::id>);
    static_assert(std::is_same_v<decltype(chosen), Projected<User> const>);
    CHECK(shown(chosen) == "name, addresses[0].street name, id");
    CHECK(shown(project(attr<&User::name>, by_name::attr("x.y"))) == "name, x.y");
    CHECK(shown(by_name::project("a", std::string("b[1]"))) == "a, b[1]");
    Projected<User> const any = by_name::project("a");
    CHECK(shown(any) == "a");
    ExpressionBuilder builder;
    CHECK(builder.build(project(attr<&User::name>, attr<&User::tier>).expression()) == "#n0, #n1");
}

TEST_CASE("an outline shows no values", "[dynamodb][expression]") {
    CHECK((attr<&User::address, &Address::unit> == "x" && attr<&User::tier>.exists()).expression().outline()
          == "(address.unit = ? AND attribute_exists(tier))");
}

}  // namespace
}  // namespace inia::dynamodb
