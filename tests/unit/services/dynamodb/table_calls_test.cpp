#include "table_fixture.hpp"

#include <support/catch.hpp>

#include <optional>
#include <string>

// What tables ask the service for, read off their requests.

namespace inia::dynamodb {
namespace {

using namespace table_fixture;
using test::Received;
using test::reply;
namespace bj = boost::json;

struct Session {
    std::string id{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, version))
constexpr auto dynamodb_options(Session const*) { return member_options(version<&Session::version>()); }

struct Reading {
    Number at{};
    double place = 0;
};
BOOST_DESCRIBE_STRUCT(Reading, (), (at, place))

TEST_CASE("an item whose version is 0 can be written, whoever wrote it before", "[dynamodb][table]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, "{}"); });
    Table<Session, &Session::id> const sessions(fixture.client(), "sessions");
    Session session{.id = "s-1"};
    sessions.put_item(session);
    sessions.put_item(session);
    CHECK(session.version == 2);
    // A batch writes the version as it is, 0.
    CHECK(fixture.bodies().at(0).at("ConditionExpression") == "(attribute_not_exists(#n0) OR #n0 = :v0)");
    CHECK(bj::serialize(fixture.bodies().at(0).at("ExpressionAttributeValues")) == R"({":v0":{"N":"0"}})");
    CHECK(fixture.bodies().at(1).at("ConditionExpression") == "#n0 = :v0");
    CHECK(bj::serialize(fixture.bodies().at(1).at("ExpressionAttributeValues")) == R"({":v0":{"N":"1"}})");
}

TEST_CASE("keys are one key however their numbers are spelled", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, "{}"); });
    Table<Reading, &Reading::at, &Reading::place> const readings(fixture.client(), "readings");
    readings.batch_get({{Number("1"), 0.0}, {Number("1.0"), -0.0}, {Number("10E-1"), 0.0}, {Number("2"), 0.0}});
    CHECK(fixture.bodies().at(0).at("RequestItems").at("readings").at("Keys").as_array().size() == 2);
    {
        auto batch = readings.batch_writer();
        batch.put_item({.at = Number("1"), .place = 0.0});
        batch.put_item({.at = Number("1.0"), .place = -0.0});
        batch.delete_item(Number("1e0"), 0);
        batch.put_item({.at = Number("1"), .place = 1});
        CHECK(batch.waiting() == 2);
    }
}

TEST_CASE("a count wants no attributes", "[dynamodb][table]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, R"({"Count":3,"ScannedCount":4})"); });
    CHECK(fixture.users().count(key<&User::id> == "a", {.projection = project(attr<&User::n>)}) == 3);
    CHECK_FALSE(fixture.bodies().at(0).as_object().contains("ProjectionExpression"));
    CHECK(bj::serialize(fixture.bodies().at(0).at("ExpressionAttributeNames")) == R"({"#n0":"id"})");
    CHECK(fixture.bodies().at(0).at("Select") == "COUNT");
}

TEST_CASE("a count reads segments side by side", "[dynamodb][table]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const& request) {
        // Each segment has two pages.
        bj::value const body = bj::parse(request.body);
        bool const first = !body.as_object().contains("ExclusiveStartKey");
        return reply(200, first ? R"({"Count":3,"LastEvaluatedKey":{"id":{"S":"x"}}})" : R"({"Count":4})");
    });
    CHECK(fixture.users().count({.segments = 5}) == 35);
    for (bj::value const& body : fixture.bodies()) CHECK(body.at("TotalSegments") == 5);
}

TEST_CASE("a path that is none is told of wherever it stands", "[dynamodb][table]") {
    Fixture fixture;
    Users const users = fixture.users();
    CHECK_THROWS_AS(users.scan({.projection = project(by_name::attr(""))}), ValidationError);
    CHECK_THROWS_AS(users.scan({.filter = by_name::attr("").exists()}), ValidationError);
    CHECK_THROWS_AS(users.put_item({.id = "a"}, {.condition = by_name::attr("a..b") == 1}), ValidationError);
    CHECK_THROWS_AS(users.update_item("a", by_name::set("", 1)), ValidationError);
    CHECK_THROWS_AS(users.update_item("a", by_name::remove("")), ValidationError);
    CHECK(fixture.server.request_count() == 0);
}

TEST_CASE("a parameter of a statement that is absent is no hole", "[dynamodb][table]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, R"({"Items":[]})"); });
    execute_statement<User>(fixture.client(), "?", std::optional<std::string>(), nullptr, 1).all();
    CHECK(bj::serialize(fixture.bodies().at(0).at("Parameters")) == R"([{"NULL":true},{"NULL":true},{"N":"1"}])");
}

}  // namespace
}  // namespace inia::dynamodb
