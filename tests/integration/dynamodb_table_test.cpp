// components: dynamodb
#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

// Tables against moto (INIA_TEST_ENDPOINT) and, as far as it goes, against dynalite (INIA_TEST_DYNALITE), which is a
// DynamoDB of other people's.

namespace dynamodb = inia::dynamodb;

namespace {

using dynamodb::attr;
using dynamodb::AttributeValue;
using dynamodb::key;

struct Address {
    std::string street{};
    std::optional<std::string> unit{};
    bool operator==(Address const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street, unit))

enum class Tier { free, pro };
BOOST_DESCRIBE_ENUM(Tier, free, pro)

using Milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;

struct User {
    std::string id{};
    std::string name{};
    Tier tier = Tier::free;
    std::int64_t logins = 0;
    double score = 0;
    dynamodb::Number balance{};
    bool active = true;
    inia::Blob picture{};
    std::vector<Address> addresses{};
    std::set<std::string> tags{};
    std::set<std::int64_t> numbers{};
    std::map<std::string, std::int64_t> counters{};
    std::optional<std::string> nickname{};
    std::variant<std::string, Address> contact{};
    Milliseconds born{};
    std::optional<Milliseconds> expires{};
    AttributeValue anything{};

    bool operator==(User const&) const = default;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (id, name, tier, logins, score, balance, active, picture, addresses, tags, numbers, counters,
                       nickname, contact, born, expires, anything))
constexpr auto dynamodb_options(User const*) {
    return dynamodb::member_options(dynamodb::time_to_live<&User::expires>());
}

User nina() {
    return {.id = "u-1",
            .name = "Nina \"\xC3\xA9\"",
            .tier = Tier::pro,
            .logins = 9'007'199'254'740'993,
            .score = 0.1,
            .balance = dynamodb::Number("12345678901234567890.5"),
            .active = true,
            .picture = inia::Blob(std::string("\x00\xFF", 2)),
            .addresses = {{"1 Main St", "4b"}, {"2 Side St", {}}},
            .tags = {"a", "b"},
            .numbers = {1, -2},
            .counters = {{"x", 1}},
            .nickname = {},
            .contact = Address{"3 Rear St", {}},
            .born = Milliseconds(std::chrono::milliseconds{1'422'172'800'005}),
            .expires = {},
            .anything = AttributeValue::list({nullptr, true, 1, "x"})};
}

struct Order {
    std::string user{};
    std::int64_t number = 0;
    std::string state{};
    double price = 0;
    bool operator==(Order const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (), (user, number, state, price))

struct Counter {
    std::string id{};
    std::int64_t value = 0;
    std::int64_t version = 0;
    bool operator==(Counter const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Counter, (), (id, value, version))
constexpr auto dynamodb_options(Counter const*) {
    return dynamodb::member_options(dynamodb::version<&Counter::version>());
}

using Users = dynamodb::Table<User, &User::id>;
using Orders = dynamodb::Table<Order, &Order::user, &Order::number>;
using Counters = dynamodb::Table<Counter, &Counter::id>;
using ByState = dynamodb::GlobalIndex<"by-state", &Order::state, &Order::price>;
using ByPrice = dynamodb::LocalIndex<"by-price", &Order::price>;

/// A DynamoDB to test against.
struct Peer {
    std::string name;
    dynamodb::Client client;
    bool all;  ///< Whether it has all of DynamoDB's functions.
};

std::vector<Peer> peers() {
    std::vector<Peer> found;
    auto const add = [&](char const* name, std::string const& url, bool all) {
        if (!url.empty())
            found.push_back({name, dynamodb::Client(inia::test::local_session(), {.endpoint_url = url}), all});
    };
    add("moto", inia::test::local_aws(), true);
    char const* const dynalite = std::getenv("INIA_TEST_DYNALITE");
    add("dynalite", dynalite ? dynalite : "", false);
    return found;
}

void drop(dynamodb::Client const& client, std::string const& name) {
    if (!client.try_call<dynamodb::op::DeleteTable>({.TableName = name})) return;
    while (client.try_call<dynamodb::op::DescribeTable>({.TableName = name}))
        client.core().clock().sleep(std::chrono::milliseconds{20});
}

/// An empty table.
template<class Table, class... Indexes> Table fresh(Peer const& peer, std::string const& name) {
    drop(peer.client, name);
    Table table(peer.client, name);
    table.template create<Indexes...>();
    return table;
}
Orders orders_of(Peer const& peer, int count) {
    Orders orders = fresh<Orders, ByState, ByPrice>(peer, "inia-orders");
    auto batch = orders.batch_writer();
    for (int i = 0; i < count; ++i)
        batch.put_item({.user = i % 2 == 0 ? "even" : "odd",
                        .number = i,
                        .state = i % 3 == 0 ? "open" : "closed",
                        .price = 100.0 - i});
    batch.flush();
    return orders;
}

}  // namespace

TEST_CASE("items of every kind come back from a table", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        // Time to live is refused by the peer that does not know it, once the table is there.
        drop(peer.client, "inia-users");
        Users const users(peer.client, "inia-users");
        if (peer.all)
            users.create();
        else
            CHECK_THROWS_AS(users.create(), dynamodb::ServiceError);
        CHECK_FALSE(users.get_item("u-1"));
        CHECK_FALSE(users.put_item(nina(), {.return_old = true}));
        CHECK(users.get_item("u-1") == nina());
        CHECK(users.get_item("u-1", {.consistent_read = true}) == nina());
        User changed = nina();
        changed.tags.clear();  // an empty set is no attribute
        changed.nickname = "nin";
        CHECK(users.put_item(changed, {.return_old = true}) == nina());
        CHECK(users.get_item("u-1") == changed);
        CHECK_FALSE(peer.client.get_item({.TableName = "inia-users", .Key = {{"id", "u-1"}}}).Item.contains("tags"));
        CHECK(users.delete_item("u-1", {.return_old = true}) == changed);
        CHECK_FALSE(users.delete_item("u-1", {.return_old = true}));
        if (peer.all) {
            auto const time_to_live = peer.client.describe_time_to_live({.TableName = "inia-users"});
            CHECK(time_to_live.TimeToLiveDescription->AttributeName == "expires");
        }
        CHECK_THROWS_AS(users.create(), dynamodb::ResourceInUseException);
    }
}

TEST_CASE("conditions decide on writes, and a failure brings the item", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 1);
        Order const order = *orders.get_item("even", 0);
        CHECK_THROWS_AS(orders.put_item(order, {.condition = !attr<&Order::user>.exists()}),
                        dynamodb::ConditionalCheckFailedException);
        orders.put_item(order, {.condition = attr<&Order::state> == "open" && attr<&Order::price> >= 100});
        try {
            orders.delete_item("even", 0, {.condition = attr<&Order::price> < 1, .return_item_on_failure = true});
            FAIL("the condition must fail");
        } catch (dynamodb::ConditionalCheckFailedException const& error) {
            if (peer.all) CHECK(dynamodb::from_item<Order>(error.Item) == order);
        }
        CHECK_THROWS_AS(
            orders.update_item("even", 0, dynamodb::set<&Order::state>("x"), attr<&Order::state> == "closed"),
            dynamodb::ConditionalCheckFailedException);
        orders.delete_item("even", 0, {.condition = attr<&Order::state>.in({"open", "closed"})});
        CHECK_FALSE(orders.get_item("even", 0));
    }
}

TEST_CASE("updates change what they name and return what is asked for", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 1);
        auto const none = orders.update_item("even", 0, dynamodb::set<&Order::state>("paid"));
        CHECK_FALSE(none.item);
        auto const whole = orders.update_item("even", 0, dynamodb::add<&Order::price>(5),
                                              dynamodb::UpdateOptions{.return_values = dynamodb::ReturnValue::ALL_NEW});
        CHECK(whole.item == Order{.user = "even", .number = 0, .state = "paid", .price = 105});
        auto const old = orders.update_item("even", 0, dynamodb::set<&Order::state>("sent"),
                                            dynamodb::UpdateOptions{.return_values = dynamodb::ReturnValue::ALL_OLD});
        CHECK(old.item->state == "paid");
        auto const part =
            orders.update_item("even", 0, dynamodb::set<&Order::state>("late"),
                               dynamodb::UpdateOptions{.return_values = dynamodb::ReturnValue::UPDATED_NEW});
        CHECK_FALSE(part.item);
        CHECK(part.attributes == inia::Map<AttributeValue>{{"state", "late"}});
        auto const before =
            orders.update_item("even", 0, dynamodb::set<&Order::state>("x"),
                               dynamodb::UpdateOptions{.return_values = dynamodb::ReturnValue::UPDATED_OLD});
        CHECK(before.attributes.at("state") == AttributeValue("late"));
    }
}

TEST_CASE("a version lets nobody overwrite what he has not read", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Counters const counters = fresh<Counters>(peer, "inia-counters");
        Counter mine{.id = "c", .value = 1, .version = 0};
        counters.put_item(mine);
        CHECK(mine.version == 1);
        Counter theirs = *counters.get_item("c");
        CHECK(theirs == mine);
        theirs.value = 2;
        counters.put_item(theirs);
        CHECK(theirs.version == 2);
        mine.value = 3;
        CHECK_THROWS_AS(counters.put_item(mine), dynamodb::ConditionalCheckFailedException);
        CHECK(mine.version == 1);
        CHECK(counters.get_item("c") == theirs);
        // A new item over one that is there.
        CHECK_THROWS_AS(counters.put_item(Counter{.id = "c", .value = 9, .version = 0}),
                        dynamodb::ConditionalCheckFailedException);
        counters.update_item("c", dynamodb::add<&Counter::value>(10));
        CHECK(counters.get_item("c") == Counter{.id = "c", .value = 12, .version = 3});
        counters.update_item("new", dynamodb::set<&Counter::value>(1));
        CHECK(counters.get_item("new")->version == 1);
    }
}

TEST_CASE("queries and scans go over all pages", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 120);
        std::vector<std::int64_t> numbers;
        for (Order const& order : orders.query(key<&Order::user> == "odd", {.page_size = 7}))
            numbers.push_back(order.number);
        CHECK(numbers.size() == 60);
        CHECK(std::is_sorted(numbers.begin(), numbers.end()));
        auto const part =
            orders.query(key<&Order::user> == "odd" && key<&Order::number>.between(11, 20), {.descending = true});
        numbers.clear();
        for (Order const& order : part) numbers.push_back(order.number);
        CHECK(numbers == std::vector<std::int64_t>{19, 17, 15, 13, 11});
        CHECK(orders.scan({.page_size = 11}).all().size() == 120);
        CHECK(orders.scan({.filter = attr<&Order::state> == "open", .page_size = 5}).all().size() == 40);
        std::set<std::int64_t> all;
        for (Order const& order : orders.scan({.page_size = 5, .segments = 5, .concurrency = 3}))
            all.insert(order.number);
        CHECK(all.size() == 120);
        CHECK(orders.count() == 120);
        CHECK(orders.count({.filter = attr<&Order::price> > 90}) == 10);
        CHECK(orders.count(key<&Order::user> == "odd", {.page_size = 9}) == 60);
        // What is not projected keeps its default; here it is an error, as the type wants all of its members.
        CHECK_THROWS_AS(orders.scan({.projection = dynamodb::project(attr<&Order::user>)}).all(),
                        dynamodb::MarshallingError);
        auto const whole = orders.query(key<&Order::user> == "odd" && key<&Order::number> < 4,
                                        {.projection = dynamodb::project(attr<&Order::user>, attr<&Order::number>,
                                                                         attr<&Order::state>, attr<&Order::price>)});
        CHECK(whole.all().size() == 2);
        // By names at run time.
        CHECK(orders.query(dynamodb::by_name::key("user") == "odd", {.filter = dynamodb::by_name::attr("price") < 0})
                  .all()
                  .size()
              == 10);
    }
}

TEST_CASE("indexes are queried as tables are", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 30);
        std::vector<Order> const open = orders.index<ByState>().query(key<&Order::state> == "open").all();
        CHECK(open.size() == 10);
        CHECK(
            std::is_sorted(open.begin(), open.end(), [](Order const& a, Order const& b) { return a.price < b.price; }));
        CHECK(orders.index<ByState>().count(key<&Order::state> == "open" && key<&Order::price> > 85) == 5);
        CHECK(orders.index<ByPrice>().query(key<&Order::user> == "even" && key<&Order::price> <= 80).all().size() == 5);
        CHECK(orders.index<ByState>().scan().all().size() == 30);
    }
}

TEST_CASE("batches read and write any number of items", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 250);
        std::vector<std::pair<std::string, std::int64_t>> keys;
        for (int i = 0; i < 260; ++i) keys.emplace_back(i % 2 == 0 ? "even" : "odd", i);
        std::vector<Order> const found = orders.batch_get(keys, {.consistent_read = true});
        CHECK(found.size() == 250);
        std::set<std::int64_t> numbers;
        for (Order const& order : found) numbers.insert(order.number);
        CHECK(numbers.size() == 250);
        {
            auto batch = orders.batch_writer();
            for (int i = 0; i < 250; ++i) batch.delete_item(i % 2 == 0 ? "even" : "odd", i);
            batch.put_item({.user = "even", .number = 249, .state = "a", .price = 1});
            batch.put_item({.user = "even", .number = 249, .state = "b", .price = 1});
        }
        CHECK(orders.scan().all() == std::vector<Order>{{.user = "even", .number = 249, .state = "b", .price = 1}});
    }
}

TEST_CASE("what calls take is added up", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        Orders const orders = orders_of(peer, 20);
        dynamodb::ConsumedCapacity used;
        orders.put_item({.user = "a", .number = 1, .state = "x", .price = 1}, {.consumed_capacity = &used});
        REQUIRE(used.CapacityUnits.has_value());
        double const put = *used.CapacityUnits;
        CHECK(put > 0);
        CHECK(used.TableName == "inia-orders");
        (void)orders.get_item("a", 1, {.consumed_capacity = &used});
        CHECK(*used.CapacityUnits > put);
        dynamodb::ConsumedCapacity pages;
        CHECK(orders.scan({.page_size = 4, .consumed_capacity = &pages}).all().size() == 21);
        CHECK(*pages.CapacityUnits >= 2.5);
    }
}

TEST_CASE("transactions happen wholly or not at all", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        if (!peer.all) continue;
        Orders const orders = orders_of(peer, 4);
        Counters const counters = fresh<Counters>(peer, "inia-counters");
        Order const made{.user = "t", .number = 1, .state = "open", .price = 2};
        transact_write(peer.client,
                       {orders.transact_put(made, {.condition = !attr<&Order::user>.exists()}),
                        orders.transact_update("even", 0, dynamodb::set<&Order::state>("t")),
                        orders.transact_delete("odd", 1), orders.transact_check("even", 2, attr<&Order::price> == 98),
                        counters.transact_put({.id = "c", .value = 1, .version = 0})});
        auto const [order, changed, gone, counter] =
            transact_get(peer.client, orders.transact_get("t", 1), orders.transact_get("even", 0),
                         orders.transact_get("odd", 1), counters.transact_get("c"));
        CHECK(order == made);
        CHECK(changed->state == "t");
        CHECK_FALSE(gone);
        CHECK(counter == Counter{.id = "c", .value = 1, .version = 1});
        try {
            transact_write(peer.client, {orders.transact_update("even", 0, dynamodb::set<&Order::state>("lost")),
                                         orders.transact_put(made, {.condition = !attr<&Order::user>.exists(),
                                                                    .return_item_on_failure = true})});
            FAIL("the transaction must fail");
        } catch (dynamodb::TransactionCanceledException const& error) {
            REQUIRE(error.CancellationReasons.size() == 2);
            CHECK(error.CancellationReasons[0].Code == "None");
            CHECK(error.CancellationReasons[1].Code == "ConditionalCheckFailed");
            CHECK(dynamodb::from_item<Order>(error.CancellationReasons[1].Item) == made);
        }
        CHECK(orders.get_item("even", 0)->state == "t");
    }
}

TEST_CASE("a statement's rows are items", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        if (!peer.all) continue;
        orders_of(peer, 6);
        auto const rows =
            dynamodb::execute_statement<Order>(peer.client, "SELECT * FROM \"inia-orders\" WHERE \"user\" = ?", "odd");
        CHECK(rows.all().size() == 3);
    }
}

TEST_CASE("tables have the key types that members choose", "[dynamodb][table]") {
    INIA_NEEDS_LOCAL_AWS();
    for (Peer const& peer : peers()) {
        INFO(peer.name);
        struct Names {
            static std::string type(dynamodb::TableDescription const& table, std::string_view name) {
                for (auto const& attribute : table.AttributeDefinitions)
                    if (attribute.AttributeName == name) return std::string(attribute.AttributeType->to_string_view());
                return "";
            }
        };
        orders_of(peer, 0);
        auto const described = peer.client.describe_table({.TableName = "inia-orders"});
        CHECK(Names::type(*described.Table, "user") == "S");
        CHECK(Names::type(*described.Table, "number") == "N");
        CHECK(Names::type(*described.Table, "price") == "N");
        CHECK(described.Table->GlobalSecondaryIndexes.size() == 1);
        CHECK(described.Table->LocalSecondaryIndexes.size() == 1);
    }
}
