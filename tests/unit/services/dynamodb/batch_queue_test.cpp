#include "table_fixture.hpp"

#include <support/catch.hpp>

#include <algorithm>
#include <chrono>
#include <set>

namespace inia::dynamodb {
namespace {

using namespace table_fixture;
using namespace std::chrono_literals;
using test::no_complaints;
using test::Received;
using test::reply;
namespace bj = boost::json;

std::string item(std::string const& id, int n = 0) {
    return R"({"id":{"S":")" + id + R"("},"n":{"N":")" + std::to_string(n) + "\"}}";
}

/// An answer in which these writes of the request are left undone.
std::string leaving(std::string const& request, std::size_t from, std::size_t to) {
    bj::array const writes = bj::parse(request).at("RequestItems").at("users").as_array();
    bj::array left(writes.begin() + static_cast<std::ptrdiff_t>(std::min(from, writes.size())),
                   writes.begin() + static_cast<std::ptrdiff_t>(std::min(to, writes.size())));
    if (left.empty()) return R"({"UnprocessedItems":{}})";
    return bj::serialize(bj::value{{"UnprocessedItems", {{"users", left}}}});
}

TEST_CASE("batches have 25 writes, and the rest goes out at the end", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, R"({"UnprocessedItems":{}})"); });
    {
        auto batch = fixture.users().batch_writer();
        for (int i = 0; i < 60; ++i) batch.put_item({.id = "u-" + std::to_string(i), .n = i});
        CHECK(batch.waiting() == 10);
        batch.delete_item("gone");
    }
    CHECK(fixture.batches() == std::vector<std::size_t>{25, 25, 11});
    CHECK(fixture.server.complaints() == no_complaints);
    CHECK(fixture.server.requests().at(0).header("X-Amz-Target") == "DynamoDB_20120810.BatchWriteItem");
    CHECK(bj::serialize(fixture.bodies().back().at("RequestItems").at("users").at(10))
          == R"({"DeleteRequest":{"Key":{"id":{"S":"gone"}}}})");
    CHECK(fixture.clock->slept() == 0ns);
}

TEST_CASE("a batch has at most 16 MB", "[dynamodb][batch]") {
    Fixture fixture;
    std::vector<std::size_t> sizes;
    fixture.server.answer_with([&](Received const& request) {
        sizes.push_back(request.body_size);
        return reply(200, "{}");
    });
    detail::BatchQueue queue(fixture.client(), "users", {"id"});
    std::string const large(700'000, 'x');
    for (int i = 0; i < 24; ++i)
        REQUIRE_FALSE(queue.put(R"({"id":{"S":")" + std::to_string(i) + R"("},"x":{"S":")" + large + "\"}}"));
    REQUIRE_FALSE(queue.flush());
    REQUIRE(sizes.size() == 2);
    CHECK(sizes[0] <= detail::BatchQueue::most_bytes);
    CHECK(sizes[0] > detail::BatchQueue::most_bytes - 1'000'000);
    CHECK(fixture.server.complaints() == no_complaints);
}

TEST_CASE("what the service leaves undone is sent again", "[dynamodb][batch]") {
    Fixture fixture;
    std::multiset<std::string> done;
    int request_number = 0;
    fixture.server.answer_with([&](Received const& request) {
        // The second half of every other request stays undone.
        bj::array const writes = bj::parse(request.body).at("RequestItems").at("users").as_array();
        std::size_t const half = ++request_number % 2 == 0 ? writes.size() : writes.size() / 2;
        for (std::size_t i = 0; i < half; ++i)
            done.emplace(writes[i].at("PutRequest").at("Item").at("id").at("S").as_string());
        return reply(200, leaving(request.body, half, writes.size()));
    });
    {
        auto batch = fixture.users().batch_writer();
        for (int i = 0; i < 100; ++i) batch.put_item({.id = "u-" + std::to_string(i), .n = i});
        batch.flush();
        CHECK(batch.waiting() == 0);
    }
    CHECK(done.size() == 100);
    for (int i = 0; i < 100; ++i) CHECK(done.count("u-" + std::to_string(i)) == 1);
    CHECK(fixture.clock->slept() > 0ns);
}

TEST_CASE("pauses grow while nothing is done, and end in an error that loses nothing", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.clock->jitter = 1;
    bool refuse = true;
    fixture.server.answer_with(
        [&](Received const& request) { return reply(200, leaving(request.body, 0, refuse ? 25 : 0)); });
    auto batch = fixture.users().batch_writer();
    for (int i = 0; i < 3; ++i) batch.put_item({.id = "u-" + std::to_string(i), .n = i});
    CHECK_THROWS_AS(batch.flush(), UnprocessedItemsError);
    CHECK(batch.waiting() == 3);
    CHECK(fixture.server.request_count() == 12);
    auto const& pauses = fixture.clock->sleeps;
    REQUIRE(pauses.size() == 11);
    CHECK(pauses[0] == 100ms);
    CHECK(pauses[1] == 200ms);
    CHECK(pauses.back() == 5s);
    CHECK(std::is_sorted(pauses.begin(), pauses.end()));
    // Whoever goes on is refused again, with short pauses first.
    CHECK_THROWS_WITH(batch.flush(), Catch::Contains("the table 'users'") && Catch::Contains("BatchWriteItem"));
    CHECK(pauses.at(11) == 100ms);
    refuse = false;
    batch.flush();
    CHECK(batch.waiting() == 0);
    CHECK(fixture.batches().back() == 3);
}

TEST_CASE("patience starts anew when puts go on after the error", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([&](Received const& request) { return reply(200, leaving(request.body, 0, 25)); });
    detail::BatchQueue queue(fixture.client(), "users", {"id"}, 1);
    int errors = 0;
    for (int i = 0; i < 60; ++i)
        if (queue.put(item("a", i))) ++errors;
    CHECK(errors == 5);
    CHECK(queue.waiting() == 1);
}

TEST_CASE("an error of the service keeps what was to be written", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer(
        reply(400, R"({"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"no table"})"));
    auto batch = fixture.users().batch_writer();
    batch.put_item({.id = "a", .n = 1});
    CHECK_THROWS_AS(batch.flush(), ResourceNotFoundException);
    CHECK(batch.waiting() == 1);
    // An answer that is cut says not what was done: all of it waits still.
    fixture.server.answer(reply(200, R"({"UnprocessedItems":{"users":[{"PutRequest")"));
    CHECK_THROWS_AS(batch.flush(), ParseError);
    CHECK(batch.waiting() == 1);
    fixture.server.answer(reply(200, "{}"));
    batch.flush();
    CHECK(batch.waiting() == 0);
    CHECK(fixture.batches() == std::vector<std::size_t>{1, 1, 1});
}

TEST_CASE("of several writes of a key that wait the last one counts", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) { return reply(200, "{}"); });
    {
        auto batch = fixture.users().batch_writer();
        batch.put_item({.id = "a", .n = 1});
        batch.put_item({.id = "b", .n = 1});
        batch.put_item({.id = "a", .n = 2});
        batch.delete_item("b");
        CHECK(batch.waiting() == 2);
    }
    CHECK(bj::serialize(fixture.bodies().at(0).at("RequestItems").at("users"))
          == R"([{"PutRequest":{"Item":{"id":{"S":"a"},"n":{"N":"2"}}}},{"DeleteRequest":{"Key":{"id":{"S":"b"}}}}])");
}

TEST_CASE("the newest write of a key wins over one that was left undone", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer(
        reply(200, R"({"UnprocessedItems":{"users":[{"PutRequest":{"Item":)" + item("a", 1) + R"(}}]}})"));
    fixture.server.answer_with([](Received const&) { return reply(200, "{}"); });
    detail::BatchQueue queue(fixture.client(), "users", {"id"}, 2);
    REQUIRE_FALSE(queue.put(item("a", 1)));
    REQUIRE_FALSE(queue.put(item("b", 1)));
    CHECK(queue.waiting() == 1);
    REQUIRE_FALSE(queue.put(item("a", 2)));
    CHECK(queue.waiting() == 1);
    REQUIRE_FALSE(queue.flush());
    CHECK_THAT(bj::serialize(fixture.bodies().at(1)), Catch::Contains(R"("n":{"N":"2"})"));
}

TEST_CASE("a writer that ends says what went wrong unless an exception is on its way", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) {
        return reply(400, R"({"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"x"})");
    });
    CHECK_THROWS_AS(
        [&] {
            auto batch = fixture.users().batch_writer();
            batch.put_item({.id = "a", .n = 1});
        }(),
        ResourceNotFoundException);
    CHECK(fixture.server.request_count() == 1);
    CHECK_THROWS_WITH(
        [&] {
            auto batch = fixture.users().batch_writer();
            batch.put_item({.id = "a", .n = 1});
            throw std::runtime_error("the program's own");
        }(),
        "the program's own");
    CHECK(fixture.server.request_count() == 2);  // it has tried
}

TEST_CASE("the capacity of all batches is added up", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const&) {
        return reply(200, R"({"ConsumedCapacity":[{"TableName":"users","CapacityUnits":2.5}]})");
    });
    ConsumedCapacity used;
    {
        auto batch = fixture.users().batch_writer({.consumed_capacity = &used});
        for (int i = 0; i < 30; ++i) batch.put_item({.id = std::to_string(i), .n = i});
    }
    CHECK(used.CapacityUnits == 5);
    CHECK(used.TableName == "users");
    CHECK(fixture.bodies().at(0).at("ReturnConsumedCapacity") == "TOTAL");
}

TEST_CASE("keys that a batch of gets leaves undone are asked for again", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.clock->jitter = 1;
    fixture.server.answer_with([](Received const& request) {
        bj::array const keys = bj::parse(request.body).at("RequestItems").at("users").at("Keys").as_array();
        bj::array items, left;
        for (bj::value const& key : keys)
            if (items.size() < 40)
                items.push_back({{"id", key.at("id")}, {"n", {{"N", "1"}}}});
            else
                left.push_back(key);
        bj::object answer{{"Responses", {{"users", items}}}, {"UnprocessedKeys", bj::object{}}};
        if (!left.empty()) answer["UnprocessedKeys"] = {{"users", {{"Keys", left}, {"ConsistentRead", true}}}};
        return reply(200, bj::serialize(answer));
    });
    std::vector<std::string> keys;
    for (int i = 0; i < 230; ++i) keys.push_back(std::to_string(i));
    std::vector<User> const found = fixture.users().batch_get(keys, {.consistent_read = true});
    std::set<std::string> ids;
    for (User const& user : found) ids.insert(user.id);
    CHECK(found.size() == 230);
    CHECK(ids.size() == 230);
    for (bj::value const& body : fixture.bodies()) {
        CHECK(body.at("RequestItems").at("users").at("Keys").as_array().size() <= 100);
        CHECK(body.at("RequestItems").at("users").at("ConsistentRead") == true);
    }
    CHECK(fixture.clock->sleeps.size() == fixture.server.request_count() - 1);
}

TEST_CASE("a batch of gets gives up when nothing comes", "[dynamodb][batch]") {
    Fixture fixture;
    fixture.server.answer_with([](Received const& request) {
        bj::value const items = bj::parse(request.body).at("RequestItems");
        return reply(200, bj::serialize(bj::value{{"UnprocessedKeys", items}}));
    });
    CHECK_THROWS_AS(fixture.users().batch_get({"a"}), UnprocessedItemsError);
    CHECK(fixture.server.request_count() == 12);
    CHECK_THROWS_AS(fixture.users().batch_get({"a", "b", "a"}), UnprocessedItemsError);
    CHECK(fixture.bodies().back().at("RequestItems").at("users").at("Keys").as_array().size() == 2);
    CHECK(fixture.server.request_count() == 24);
    CHECK(fixture.users().batch_get({}).empty());
    CHECK(fixture.server.request_count() == 24);
}

}  // namespace
}  // namespace inia::dynamodb
