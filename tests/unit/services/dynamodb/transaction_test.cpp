#include "table_fixture.hpp"

#include <support/catch.hpp>

#include <limits>
#include <string>

namespace inia::dynamodb {
namespace {

using namespace table_fixture;
using test::no_complaints;
using test::reply;
namespace bj = boost::json;

constexpr char const* two_tables =
    R"({"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.5},{"TableName":"orders","CapacityUnits":4}]})";

TEST_CASE("the capacity of a transaction's tables is added up", "[dynamodb][transaction]") {
    Fixture fixture;
    Users const users = fixture.users();
    ConsumedCapacity used;
    SECTION("of writes") {
        fixture.server.answer(reply(200, two_tables));
        transact_write(fixture.client(), {users.transact_put({.id = "a"})}, {.consumed_capacity = &used});
    }
    SECTION("of reads") {
        fixture.server.answer(reply(
            200, std::string(two_tables).insert(1, R"("Responses":[{"Item":{"id":{"S":"a"},"n":{"N":"7"}}},{}],)")));
        auto const [a, b] = transact_get(fixture.client(), TransactionOptions{.consumed_capacity = &used},
                                         users.transact_get("a"), users.transact_get("b"));
        CHECK(a == User{"a", 7});
        CHECK_FALSE(b);
    }
    CHECK(used.CapacityUnits == 6.5);
    CHECK(fixture.bodies().at(0).at("ReturnConsumedCapacity") == "TOTAL");
    CHECK(fixture.server.complaints() == no_complaints);
}

TEST_CASE("a statement has its own settings", "[dynamodb][transaction]") {
    Fixture fixture;
    fixture.server.answer(reply(200, R"({"Items":[],"NextToken":"t","ConsumedCapacity":{"CapacityUnits":1.5}})"));
    fixture.server.answer(reply(200, R"({"Items":[],"ConsumedCapacity":{"CapacityUnits":2}})"));
    ConsumedCapacity used;
    CHECK(execute_statement<User>(fixture.client(),
                                  StatementOptions{.consistent_read = true, .page_size = 3, .consumed_capacity = &used},
                                  "SELECT * FROM users WHERE id = ?", "a")
              .all()
              .empty());
    CHECK(used.CapacityUnits == 3.5);
    CHECK(
        bj::serialize(fixture.bodies().at(0))
        == R"({"Statement":"SELECT * FROM users WHERE id = ?","Parameters":[{"S":"a"}],"ConsistentRead":true,"Limit":3,)"
           R"("ReturnConsumedCapacity":"TOTAL"})");
}

TEST_CASE("an update in a transaction takes the transaction's options", "[dynamodb][transaction]") {
    Fixture fixture;
    TransactWrite const part = fixture.users().transact_update(
        "a", dynamodb::set<&User::n>(1), attr<&User::n> > 0,
        TransactOptions<User>{.condition = attr<&User::n> < 9, .return_item_on_failure = true});
    bj::value const update = bj::parse(part.body()).at("Update");
    CHECK(update.at("ReturnValuesOnConditionCheckFailure") == "ALL_OLD");
    CHECK(update.at("ConditionExpression") == "(#n0 > :v1 AND #n0 < :v2)");
}

}  // namespace
}  // namespace inia::dynamodb
