#include "table_fixture.hpp"

#include <inia/core/response_metadata.hpp>

#include <support/catch.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

namespace inia::dynamodb {
namespace {

using namespace table_fixture;
using test::no_complaints;
using test::Received;
using test::Reply;
using test::reply;
namespace bj = boost::json;

constexpr int pages = 5, items_of_a_page = 7;

/// A page of a table that has five pages in each segment.
std::string page_of(bj::value const& request) {
    bj::object const& body = request.as_object();
    std::int64_t const segment = body.contains("Segment") ? body.at("Segment").as_int64() : 0;
    int const page = body.contains("ExclusiveStartKey")
                       ? std::stoi(std::string(body.at("ExclusiveStartKey").at("id").at("S").as_string()))
                       : 0;
    bj::array items;
    for (int i = 0; i < items_of_a_page; ++i) {
        std::string const id = std::to_string(segment) + "-" + std::to_string(page) + "-" + std::to_string(i);
        items.push_back({{"id", {{"S", id}}}, {"n", {{"N", std::to_string(page)}}}});
    }
    bj::object answer{{"Items", items}, {"Count", items_of_a_page}, {"ScannedCount", items_of_a_page}};
    if (page + 1 < pages) answer["LastEvaluatedKey"] = {{"id", {{"S", std::to_string(page + 1)}}}};
    return bj::serialize(answer);
}

TEST_CASE("a scan reads all pages, and each when the loop gets there", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const& request) { return reply(200, page_of(bj::parse(request.body))); });
    ItemRange<User> const range = fixture.users().scan({.page_size = 7});
    CHECK(fixture.server.request_count() == 0);
    std::size_t items = 0;
    for (User const& user : range) {
        (void)user;
        ++items;
        CHECK(fixture.server.request_count() == (items - 1) / items_of_a_page + 1);
    }
    CHECK(items == pages * items_of_a_page);
    CHECK(range.all().empty());
    CHECK(fixture.bodies().at(0).at("Limit") == 7);
    CHECK(fixture.server.complaints() == no_complaints);
}

TEST_CASE("segments are read side by side, each item once", "[dynamodb][pages]") {
    for (int const concurrency : {0, 1, 3, 50}) {
        Fixture fixture;
        fixture.server.answer_with(
            [](Received const& request) { return reply(200, page_of(bj::parse(request.body))); });
        std::set<std::string> ids;
        std::size_t items = 0;
        for (User const& user : fixture.users().scan({.segments = 6, .concurrency = concurrency})) {
            ids.insert(user.id);
            ++items;
        }
        INFO(concurrency);
        CHECK(items == 6 * pages * items_of_a_page);
        CHECK(ids.size() == items);
        for (bj::value const& body : fixture.bodies()) CHECK(body.at("TotalSegments") == 6);
    }
}

TEST_CASE("an error in the middle of a segment ends the scan", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const& request) {
        bj::value const body = bj::parse(request.body);
        if (body.at("Segment") == 2 && body.as_object().contains("ExclusiveStartKey"))
            return reply(400,
                         R"({"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"x"})");
        return reply(200, page_of(body));
    });
    ItemRange<User> const range = fixture.users().scan({.segments = 4, .concurrency = 4});
    std::size_t items = 0;
    auto const read_all = [&] {
        for (User const& user : range) {
            (void)user;
            ++items;
        }
    };
    CHECK_THROWS_AS(read_all(), ResourceNotFoundException);
    CHECK(items <= 3 * pages * items_of_a_page + items_of_a_page);
    // It is over: the next loop has nothing.
    read_all();
    CHECK(items <= 3 * pages * items_of_a_page + items_of_a_page);
}

TEST_CASE("an item that does not fit its type ends the scan", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) {
        return reply(200, R"({"Items":[{"id":{"S":"a"},"n":{"N":"1"}},{"id":{"S":"b"},"n":{"S":"x"}}]})");
    });
    for (int const segments : {1, 3}) {
        ItemRange<User> const range = fixture.users().scan({.segments = segments});
        CHECK_THROWS_WITH(range.begin(), "n: expected a number (N), found a string (S)");
        CHECK(range.all().empty());
    }
}

TEST_CASE("a page that is no JSON ends the scan", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, R"({"Items":[{"id":{"S":"a"},"n":)"); });
    for (int const segments : {1, 3}) CHECK_THROWS_AS(fixture.users().scan({.segments = segments}).all(), ParseError);
}

TEST_CASE("a range that is left early ends its threads", "[dynamodb][pages]") {
    Fixture fixture;
    std::atomic<int> asked = 0;
    fixture.server.answer_with([&](Received const& request) {
        ++asked;
        return reply(200, page_of(bj::parse(request.body)));
    });
    {
        ItemRange<User> const range = fixture.users().scan({.segments = 16, .concurrency = 4});
        auto const first = range.begin();
        CHECK(first->n == 0);
    }
    int const then = asked;
    CHECK(then < 16 * pages);  // few pages wait to be read
    { auto const never_begun = fixture.users().scan({.segments = 4}); }
    CHECK(asked == then);
}

/// Credentials of the program's own, which throws against the rules.
struct ThrowingCredentials final : CredentialsProvider {
    Result<std::shared_ptr<Credentials const>> credentials() override { throw std::runtime_error("the program's own"); }
};

TEST_CASE("what a segment's thread throws arrives in the loop", "[dynamodb][pages]") {
    Fixture fixture;
    Users const users(Client(Session(), {.region_name = "us-east-1",
                                         .endpoint_url = fixture.server.url(),
                                         .credentials_provider = std::make_shared<ThrowingCredentials>(),
                                         .clock = fixture.clock}),
                      "users");
    ItemRange<User> const range = users.scan({.segments = 4});
    CHECK_THROWS_WITH(range.begin(), "the program's own");
    CHECK(range.all().empty());
}

TEST_CASE("segments tell what an answer says beside its items as one call after the other", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const& request) { return reply(200, page_of(bj::parse(request.body))); });
    ResponseMetadata metadata;
    std::size_t items = 0;
    for (User const& user : fixture.users().scan({.segments = 6, .call = {.metadata = &metadata}})) {
        CHECK(user.id.substr(0, 1) < "6");
        CHECK(metadata.http_status == 200);
        metadata.http_status = items++ % items_of_a_page == items_of_a_page - 1 ? 0 : 200;
    }
    CHECK(items == 6 * pages * items_of_a_page);
    fixture.server.answer_with([](Received const&) { return reply(400, R"({"__type":"x#Wrong","message":"x"})"); });
    CHECK_THROWS_AS(fixture.users().scan({.segments = 2, .call = {.metadata = &metadata}}).all(), ServiceError);
    CHECK(metadata.http_status == 400);
}

TEST_CASE("a statement that changes something runs although nobody looks at its rows", "[dynamodb][statement]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, R"({"Items":[]})"); });
    execute_statement<User>(fixture.client(), "DELETE FROM users WHERE id = ?", "a");
    CHECK(fixture.server.request_count() == 1);
}

TEST_CASE("rows of a statement go on with NextToken alone", "[dynamodb][pages]") {
    Fixture fixture;
    fixture.server.answer(reply(
        200, R"({"Items":[{"id":{"S":"a"},"n":{"N":"1"}}],"NextToken":"t\"1","LastEvaluatedKey":{"id":{"S":"a"}}})"));
    fixture.server.answer(
        reply(200, R"({"LastEvaluatedKey":{"id":{"S":"b"}},"Items":[{"id":{"S":"b"},"n":{"N":"2"}}]})"));
    std::vector<User> const rows =
        execute_statement<User>(fixture.client(), "SELECT * FROM users WHERE n = ? AND id = ?", 7, "x").all();
    CHECK(rows == std::vector<User>{{"a", 1}, {"b", 2}});
    CHECK(bj::serialize(fixture.bodies().at(0))
          == R"({"Statement":"SELECT * FROM users WHERE n = ? AND id = ?","Parameters":[{"N":"7"},{"S":"x"}]})");
    CHECK(fixture.bodies().at(1).at("NextToken") == "t\"1");
    CHECK_THROWS_WITH(execute_statement<User>(fixture.client(), "SELECT", 1, std::numeric_limits<double>::infinity()),
                      Catch::Contains("[1]: expected a number"));
}

}  // namespace
}  // namespace inia::dynamodb
