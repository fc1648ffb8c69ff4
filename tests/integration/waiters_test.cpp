// components: dynamodb s3
#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <chrono>

namespace dynamodb = inia::dynamodb;
namespace s3 = inia::s3;
using namespace std::chrono_literals;

namespace {

inia::WaitOptions const quick{.delay = 20ms, .max_attempts = 3};

template<class Client> Client client() { return Client(inia::test::local_session(), inia::test::local_config()); }

}  // namespace

TEST_CASE("a table is waited for until it is there, and until it is gone", "[dynamodb][waiter]") {
    INIA_NEEDS_LOCAL_AWS();
    auto const tables = client<dynamodb::Client>();
    (void)tables.try_call<dynamodb::op::DeleteTable>({.TableName = "inia-it-waited"});
    tables.create_table({.TableName = "inia-it-waited",
                         .AttributeDefinitions = {{.AttributeName = "id", .AttributeType = "S"}},
                         .KeySchema = {{.AttributeName = "id", .KeyType = "HASH"}},
                         .BillingMode = "PAY_PER_REQUEST"});
    auto const there = tables.wait<dynamodb::waiter::TableExists>({.TableName = "inia-it-waited"}, quick);
    REQUIRE(there.response);
    REQUIRE(there.response->Table);
    CHECK(there.response->Table->TableStatus == dynamodb::TableStatus::ACTIVE);
    CHECK(there.attempts >= 1);

    tables.delete_table({.TableName = "inia-it-waited"});
    auto const gone = tables.wait<dynamodb::waiter::TableNotExists>({.TableName = "inia-it-waited"}, quick);
    CHECK_FALSE(gone.response);
    CHECK(gone.error.is<dynamodb::ResourceNotFoundException>());
}

TEST_CASE("a table that never comes ends the wait with what was asked and answered", "[dynamodb][waiter]") {
    INIA_NEEDS_LOCAL_AWS();
    try {
        client<dynamodb::Client>().wait<dynamodb::waiter::TableExists>({.TableName = "inia-it-never"}, quick);
        FAIL("the table exists");
    } catch (inia::WaiterError const& error) {
        CHECK(error.reason() == inia::WaiterError::Reason::max_attempts);
        CHECK(error.attempts() == 3);
        CHECK(error.waiter() == "TableExists");
        CHECK(error.service() == "dynamodb");
        CHECK(error.operation() == "DescribeTable");
        CHECK(error.cause().is<dynamodb::ResourceNotFoundException>());
        CHECK_THAT(error.what(), Catch::Contains("the error is ResourceNotFoundException"));
    }
}

TEST_CASE("buckets and objects are waited for by status", "[s3][waiter]") {
    INIA_NEEDS_LOCAL_AWS();
    auto const buckets = client<s3::Client>();
    (void)buckets.try_call<s3::op::DeleteObject>({.Bucket = "inia-it-waited", .Key = "k"});
    (void)buckets.try_call<s3::op::DeleteBucket>({.Bucket = "inia-it-waited"});
    CHECK(buckets.wait<s3::waiter::BucketNotExists>({.Bucket = "inia-it-waited"}, quick).error);
    buckets.create_bucket({.Bucket = "inia-it-waited"});
    CHECK(buckets.wait<s3::waiter::BucketExists>({.Bucket = "inia-it-waited"}, quick).response);

    CHECK_THROWS_AS(buckets.wait<s3::waiter::ObjectExists>({.Bucket = "inia-it-waited", .Key = "k"}, quick),
                    inia::WaiterError);
    buckets.put_object({.Bucket = "inia-it-waited", .Key = "k", .Body = "text"});
    auto const object = buckets.wait<s3::waiter::ObjectExists>({.Bucket = "inia-it-waited", .Key = "k"}, quick);
    REQUIRE(object.response);
    CHECK(object.response->ContentLength == 4);
    buckets.delete_object({.Bucket = "inia-it-waited", .Key = "k"});
    CHECK(buckets.wait<s3::waiter::ObjectNotExists>({.Bucket = "inia-it-waited", .Key = "k"}, quick).attempts == 1);
    buckets.delete_bucket({.Bucket = "inia-it-waited"});
}

TEST_CASE("a wait keeps to its time", "[s3][waiter]") {
    INIA_NEEDS_LOCAL_AWS();
    auto const begin = std::chrono::steady_clock::now();
    try {
        client<s3::Client>().wait<s3::waiter::BucketExists>({.Bucket = "inia-it-no-such-bucket"},
                                                            {.delay = 50ms, .timeout = 400ms});
        FAIL("the bucket exists");
    } catch (inia::WaiterError const& error) {
        CHECK(error.reason() == inia::WaiterError::Reason::timeout);
    }
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
}
