// components: s3 dynamodb
// What a user gets for each kind of bad input or broken peer: an error of the right class that says what to do.
#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/strict_server.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

namespace s3 = inia::s3;
namespace dynamodb = inia::dynamodb;
using Catch::Contains;
using inia::test::reply;
using inia::test::StrictServer;

namespace {

/// The environment of a machine that has nothing configured, but for what a test adds.
struct CleanEnvironment {
    CleanEnvironment() {
        for (char const* name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION",
                                 "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ENDPOINT_URL",
                                 "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_CA_BUNDLE"})
            unsetenv(name);
        setenv("AWS_CONFIG_FILE", "inia-test-config", 1);
        setenv("AWS_SHARED_CREDENTIALS_FILE", "inia-test-credentials", 1);
        setenv("AWS_EC2_METADATA_DISABLED", "true", 1);
    }
    ~CleanEnvironment() {
        std::remove("inia-test-config");
        std::remove("inia-test-credentials");
    }
    void config(std::string const& text) { std::ofstream("inia-test-config") << text; }
};

inia::Session keys() {
    return inia::Session(inia::SessionOptions{.aws_access_key_id = "AKIDEXAMPLE",
                                              .aws_secret_access_key = "very-secret-example",
                                              .region_name = "us-east-1"});
}

inia::Config at(std::string url) {
    return inia::Config{.endpoint_url = std::move(url), .retries = {.total_max_attempts = 1}};
}

inia::test::ServerOptions rules(char const* service) {
    inia::test::ServerOptions options;
    options.rules.service = service;
    options.rules.credentials = {{.access_key_id = "AKIDEXAMPLE", .secret_access_key = "very-secret-example"}};
    return options;
}

/// The error of a call, which must have failed.
template<class F> inia::AnyError error_of(F call) {
    auto answer = call();
    REQUIRE_FALSE(answer.has_value());
    CHECK_THAT(answer.error().what(), !Contains("very-secret-example"));
    return answer.error();
}

}  // namespace

TEST_CASE("without a region the error says how to set one", "[bad-input]") {
    CleanEnvironment environment;
    s3::Client client(inia::Session(inia::SessionOptions{.aws_access_key_id = "AKID", .aws_secret_access_key = "x"}));
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::ConfigError>());
    CHECK_THAT(error.what(), Contains("region") && Contains("AWS_REGION"));
}

TEST_CASE("without credentials the error says where they were looked for", "[bad-input]") {
    CleanEnvironment environment;
    dynamodb::Client client(inia::Session(inia::SessionOptions{.region_name = "us-east-1"}), at("http://127.0.0.1:1"));
    auto const error = error_of([&] { return client.try_call<dynamodb::op::ListTables>({}); });
    CHECK(error.is<inia::CredentialsError>());
    CHECK_THAT(error.what(), Contains("AWS_ACCESS_KEY_ID"));
}

TEST_CASE("an unknown profile is named with the file that lacks it", "[bad-input]") {
    CleanEnvironment environment;
    environment.config("[default]\nregion = us-east-1\n");
    s3::Client client(inia::Session(inia::SessionOptions{.profile_name = "prodd"}));
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::ConfigError>());
    CHECK_THAT(error.what(), Contains("prodd") && Contains("inia-test-config") && Contains("AWS_PROFILE"));
}

TEST_CASE("a malformed shared file is named with the line", "[bad-input]") {
    CleanEnvironment environment;
    environment.config("[default]\nregion = us-east-1\nthis is no setting\n");
    s3::Client client{inia::Session(inia::SessionOptions{})};
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::ConfigError>());
    CHECK_THAT(error.what(), Contains("inia-test-config:3: a property needs an '='"));
}

TEST_CASE("a malformed endpoint URL is named", "[bad-input]") {
    CleanEnvironment environment;
    s3::Client client(keys(), at("localhost:4566"));
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::ConfigError>());
    CHECK_THAT(error.what(), Contains("localhost:4566") && Contains("http://"));
}

TEST_CASE("a refused connection names the address", "[bad-input]") {
    CleanEnvironment environment;
    s3::Client client(keys(), at("http://127.0.0.1:1"));
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::TransportError>());
    CHECK_THAT(error.what(),
               Contains("127.0.0.1:1") && Contains("ListBuckets") && Contains("check that the service listens there"));
}

TEST_CASE("a certificate that nobody trusts is a transport error that says so", "[bad-input]") {
    CleanEnvironment environment;
    auto options = rules("s3");
    options.tls.emplace();
    StrictServer server(options);
    server.answer(reply(200, "<ListAllMyBucketsResult/>"));
    s3::Client distrustful(keys(), at(server.url()));
    auto const error = error_of([&] { return distrustful.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::TransportError>());
    CHECK_THAT(error.what(), Contains("certificate") && Contains("AWS_CA_BUNDLE"));

    inia::Config trusting = at(server.url());
    trusting.ca_bundle = server.ca_file();
    CHECK(s3::Client(keys(), trusting).list_buckets().Buckets.empty());
    CHECK(server.complaints() == "");
}

TEST_CASE("a proxy's HTML page is a service error that quotes it and says what to look at", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules(""));
    server.answer({inia::test::html_500(), inia::test::html_500()});
    inia::AnyError error;
    SECTION("JSON") {
        dynamodb::Client client(keys(), at(server.url()));
        error = error_of([&] { return client.try_call<dynamodb::op::ListTables>({}); });
        CHECK(error.is<dynamodb::ServiceError>());
    }
    SECTION("XML") {
        s3::Client client(keys(), at(server.url()));
        error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
        CHECK(error.is<s3::ServiceError>());
    }
    auto const* const service_error = error.get<inia::ServiceError>();
    REQUIRE(service_error);
    CHECK(service_error->http_status() == 500);
    CHECK(service_error->code() == "500");
    CHECK_THAT(error.what(), Contains("text/html") && Contains("'<!DOCTYPE html> <html>") && Contains("did a proxy")
                                 && Contains("Check endpoint_url"));
}

TEST_CASE("a JSON answer that ends in the middle is a parse error with the position", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules("dynamodb"));
    server.answer(reply(200, R"({"TableNames":["a","b)"));
    dynamodb::Client client(keys(), at(server.url()));
    auto const error = error_of([&] { return client.try_call<dynamodb::op::ListTables>({}); });
    CHECK(error.is<inia::ParseError>());
    CHECK_THAT(error.what(),
               Contains("dynamodb ListTables: ") && Contains("byte") && Contains("cut short") && Contains("try again"));
    CHECK(server.complaints() == "");
}

TEST_CASE("an XML answer that ends in the middle is a parse error with the position", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules("s3"));
    server.answer(reply(200, "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Na"));
    s3::Client client(keys(), at(server.url()));
    auto const error = error_of([&] { return client.try_call<s3::op::ListBuckets>({}); });
    CHECK(error.is<inia::ParseError>());
    CHECK_THAT(error.what(),
               Contains("s3 ListBuckets: ") && Contains("byte") && Contains("cut short") && Contains("try again"));
    CHECK(server.complaints() == "");
}

TEST_CASE("an answer cut before its announced length is a transport error", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules("s3"));
    server.answer(reply(200, std::string(1000, 'x')).cut_after(400));
    s3::Client client(keys(), at(server.url()));
    auto got = client.get_object({.Bucket = "bucket", .Key = "k"});
    CHECK_THROWS_AS(got.Body.read_all(), inia::TransportError);
    CHECK(server.complaints() == "");
}

TEST_CASE("an error code that the model does not know is the service's base class", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules("dynamodb"));
    server.answer(reply(400, R"({"__type":"com.amazonaws.dynamodb.v20120810#BrandNewException","message":"new"})",
                        {{"x-amzn-RequestId", "REQ1"}}));
    dynamodb::Client client(keys(), at(server.url()));
    auto const error = error_of([&] { return client.try_call<dynamodb::op::ListTables>({}); });
    auto const* service_error = error.get<dynamodb::ServiceError>();
    REQUIRE(service_error);
    CHECK(service_error->code() == "BrandNewException");
    CHECK(service_error->message() == "new");
    CHECK(service_error->request_id() == "REQ1");
    CHECK_THAT(error.what(), Contains("dynamodb") && Contains("ListTables") && Contains("REQ1"));
}

TEST_CASE("an unknown enum value is kept and sent back, an unknown member is skipped", "[bad-input]") {
    CleanEnvironment environment;
    StrictServer server(rules("dynamodb"));
    server.answer({reply(200, R"({"Table":{"TableStatus":"HIBERNATING","Novelty":{"a":[1,{"b":null}]},"ItemCount":3,)"
                              R"("BillingModeSummary":{"BillingMode":"PAY_PER_MOON"}}})"),
                   reply(200, "{}")});
    dynamodb::Client client(keys(), at(server.url()));
    auto const answer = client.describe_table({.TableName = "t"});
    dynamodb::TableDescription const& table = answer.Table.value();
    CHECK(table.TableStatus == "HIBERNATING");
    CHECK_FALSE(table.TableStatus == dynamodb::TableStatus::ACTIVE);
    CHECK(table.ItemCount == 3);

    client.update_table({.TableName = "t", .BillingMode = table.BillingModeSummary->BillingMode});
    CHECK_THAT(server.last_request().body, Contains(R"("BillingMode":"PAY_PER_MOON")"));
    CHECK(server.complaints() == "");
}
