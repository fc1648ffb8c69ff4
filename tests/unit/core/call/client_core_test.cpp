#include "support/catch.hpp"
#include "support/fakes.hpp"

#include <inia/core/client_core.hpp>
#include <inia/core/log.hpp>

#include <set>
#include <sstream>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::answer;
using inia::test::FakeClock;
using inia::test::FakeCredentials;
using inia::test::FakeTransport;

namespace {

ServiceInfo const demo{.name = "demo", .service_id = "Demo", .signing_name = "demo"};
ServiceInfo const s3{.name = "s3", .service_id = "S3", .signing_name = "s3", .s3_signing = true};
ServiceInfo const dynamodb{.name = "dynamodb", .service_id = "DynamoDB", .signing_name = "dynamodb"};

OperationInfo operation_of(ServiceInfo const& service) {
    return {.service = &service, .name = "DoIt", .method = "POST"};
}

ErrorEnvelope read_error(ServiceInfo const&, HttpResponse const& response) {
    return {.code = std::string(response.headers.find("code"))};
}

constexpr std::string_view empty_hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr std::string_view hello_hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

struct Fixture {
    std::shared_ptr<FakeTransport> wire = std::make_shared<FakeTransport>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::shared_ptr<FakeCredentials> keys = std::make_shared<FakeCredentials>();
    Config config{.region_name = "us-east-1", .credentials_provider = keys, .transport = wire, .clock = clock};
    Endpoint endpoint{.url = "https://demo.us-east-1.amazonaws.com"};
    CallOptions options;

    Result<Outcome> run(OperationInfo const& operation, Body body = Body("hello")) {
        ClientCore const core(*operation.service, Session(), config);
        return run(core, operation, std::move(body));
    }
    Result<Outcome> run(ClientCore const& core, OperationInfo const& operation, Body body = Body("hello")) {
        HttpRequest request{.method = std::string(operation.method), .path = "/", .body = std::move(body)};
        request.headers.add("Content-Type", "application/json");
        return core.execute(operation, std::move(request), endpoint, read_error, options);
    }
    std::string_view sent(std::string_view name, std::size_t index = 0) const {
        return wire->request(index).headers.find(name);
    }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "a request is stamped and signed before it is sent", "[core][client]") {
    wire->script(answer(200, "yes"));
    Result<Outcome> const outcome = run(operation_of(demo));
    REQUIRE(outcome);
    CHECK(outcome->response.body == "yes");
    CHECK(wire->request().host == "demo.us-east-1.amazonaws.com");
    CHECK(sent("X-Amz-Date") == "20150830T123600Z");
    CHECK_THAT(std::string(sent("Authorization")),
               Catch::StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/demo/aws4_request, "
                                 "SignedHeaders=content-type;host;x-amz-date, Signature="));
    CHECK_THAT(std::string(sent("User-Agent")), Catch::StartsWith("inia/"));
    CHECK(sent("amz-sdk-request") == "attempt=1; max=3");
    CHECK(sent("amz-sdk-invocation-id").size() == 36);
    CHECK_FALSE(wire->request().headers.contains("X-Amz-Content-SHA256"));
    CHECK(wire->sent().at(0).body == "hello");
    CHECK(wire->sent().at(0).options.read_timeout == 60s);
}

TEST_CASE_METHOD(Fixture, "a throttled call is sent again after the wait, signed anew", "[core][client]") {
    wire->script(answer(400, "", {{"code", "ThrottlingException"}}));
    wire->script(answer(200));
    REQUIRE(run(operation_of(demo)));
    REQUIRE(wire->sent().size() == 2);
    CHECK(clock->slept() == 500ms);
    CHECK(sent("amz-sdk-request", 1) == "attempt=2; max=3");
    CHECK(sent("amz-sdk-invocation-id", 0) == sent("amz-sdk-invocation-id", 1));
    CHECK(wire->request(0).headers.size() == wire->request(1).headers.size());
    CHECK(keys->asked == 2);
    CHECK(wire->sent().at(1).body == "hello");
}

TEST_CASE_METHOD(Fixture, "the next attempt carries its own time", "[core][client]") {
    clock->jitter = 1;
    wire->script(answer(400, "", {{"code", "ThrottlingException"}}));
    wire->script(answer(200));
    REQUIRE(run(operation_of(demo)));
    CHECK(sent("X-Amz-Date", 0) == "20150830T123600Z");
    CHECK(sent("X-Amz-Date", 1) == "20150830T123601Z");
    CHECK(sent("Authorization", 0) != sent("Authorization", 1));
}

TEST_CASE_METHOD(Fixture, "each call has an id of its own", "[core][client]") {
    config.clock = nullptr;
    ClientCore const core(demo, Session(), config);
    for (int i = 0; i < 2; ++i) {
        wire->script(answer(200));
        REQUIRE(run(core, operation_of(demo)));
    }
    CHECK(sent("amz-sdk-invocation-id", 0) != sent("amz-sdk-invocation-id", 1));
    CHECK(core.idempotency_token() != core.idempotency_token());
    CHECK(core.idempotency_token().size() == 36);
}

TEST_CASE_METHOD(Fixture, "an operation without authentication needs no keys and no region", "[core][client]") {
    keys->error = CredentialsError("none");
    config.region_name = std::string();
    wire->script(answer(200));
    OperationInfo open = operation_of(demo);
    open.auth = AuthKind::none;
    REQUIRE(run(open));
    CHECK(keys->asked == 0);
    CHECK_FALSE(wire->request().headers.contains("Authorization"));
    CHECK_FALSE(wire->request().headers.contains("X-Amz-Date"));
    CHECK(wire->request().headers.contains("User-Agent"));
}

TEST_CASE_METHOD(Fixture, "missing credentials end the call before anything is sent", "[core][client]") {
    keys->error = CredentialsError("no credentials: set AWS_ACCESS_KEY_ID ...");
    Result<Outcome> const outcome = run(operation_of(demo));
    REQUIRE(outcome.error().is<CredentialsError>());
    CHECK(wire->sent().empty());
}

TEST_CASE_METHOD(Fixture, "the endpoint's way of signing wins over the model's", "[core][client]") {
    wire->script(answer(200));
    endpoint.auth_schemes = {{.name = "sigv4a"},
                             {.name = "sigv4", .signing_name = "other", .signing_region = "eu-west-1"}};
    REQUIRE(run(operation_of(demo)));
    CHECK_THAT(std::string(sent("Authorization")), Catch::Contains("/20150830/eu-west-1/other/aws4_request"));
}

TEST_CASE_METHOD(Fixture, "an unsigned endpoint leaves the request unsigned", "[core][client]") {
    wire->script(answer(200));
    endpoint.auth_schemes = {{.name = "none"}};
    REQUIRE(run(operation_of(demo)));
    CHECK_FALSE(wire->request().headers.contains("Authorization"));
}

TEST_CASE_METHOD(Fixture, "a way of signing that inia lacks is named", "[core][client]") {
    endpoint.auth_schemes = {{.name = "sigv4a"}};
    CHECK_THAT(run(operation_of(demo)).error().what(), Catch::Contains("'sigv4a'"));
    endpoint.auth_schemes = {};
    OperationInfo bearer = operation_of(demo);
    bearer.auth = AuthKind::bearer;
    CHECK_THAT(run(bearer).error().what(), Catch::Contains("'bearer'"));
    CHECK(wire->sent().empty());
}

TEST_CASE_METHOD(Fixture, "S3 leaves the body unsigned over TLS, and signs it over plain HTTP or when asked",
                 "[core][client]") {
    wire->script(answer(200));
    REQUIRE(run(operation_of(s3)));
    CHECK(sent("X-Amz-Content-SHA256") == "UNSIGNED-PAYLOAD");

    wire->script(answer(200));
    REQUIRE(run(operation_of(s3), Body()));
    CHECK(sent("X-Amz-Content-SHA256", 1) == empty_hash);

    config.s3.payload_signing_enabled = true;
    wire->script(answer(200));
    REQUIRE(run(operation_of(s3)));
    CHECK(sent("X-Amz-Content-SHA256", 2) == hello_hash);

    config.s3.payload_signing_enabled = {};
    endpoint.url = "http://localhost:4566";
    wire->script(answer(200));
    std::istringstream stream("hello");
    REQUIRE(run(operation_of(s3), Body::stream(stream)));
    CHECK(sent("X-Amz-Content-SHA256", 3) == hello_hash);
    CHECK(wire->sent().at(3).body == "hello");
}

TEST_CASE_METHOD(Fixture, "an operation whose body is not signed says so, over TLS only", "[core][client]") {
    OperationInfo unsigned_body = operation_of(demo);
    unsigned_body.auth = AuthKind::sigv4_unsigned_body;
    wire->script(answer(200));
    REQUIRE(run(unsigned_body));
    CHECK(sent("X-Amz-Content-SHA256") == "UNSIGNED-PAYLOAD");
    endpoint.url = "http://localhost:4566";
    wire->script(answer(200));
    REQUIRE(run(unsigned_body));
    CHECK_FALSE(wire->request(1).headers.contains("X-Amz-Content-SHA256"));
}

TEST_CASE_METHOD(Fixture, "a service's error comes with what is known of it", "[core][client]") {
    wire->script(answer(404, "", {{"code", "NoSuchThing"}, {"x-amzn-RequestId", "r1"}}));
    Result<Outcome> const outcome = run(operation_of(demo));
    REQUIRE(outcome);
    CHECK(outcome->failed);
    CHECK(outcome->error.code == "NoSuchThing");
    CHECK(outcome->error.request_id == "r1");
    CHECK(outcome->error.attempts == 1);
}

TEST_CASE_METHOD(Fixture, "attempts: a call's setting wins over the client's, that over the service's",
                 "[core][client]") {
    clock->jitter = 0;
    for (int i = 0; i < 20; ++i) wire->script(answer(500));
    CHECK(run(operation_of(demo))->error.attempts == 3);
    CHECK(run(operation_of(dynamodb))->error.attempts == 4);
    config.retries.total_max_attempts = 2;
    CHECK(run(operation_of(dynamodb))->error.attempts == 2);
    options.total_max_attempts = 1;
    CHECK(run(operation_of(dynamodb))->error.attempts == 1);
    CHECK(sent("amz-sdk-request", 9) == "attempt=1; max=1");
}

TEST_CASE_METHOD(Fixture, "the clients of one core share their retry quota", "[core][client]") {
    clock->jitter = 0;
    ClientCore const core(demo, Session(), config);
    int attempts = 0;
    for (int call = 0; call < 40; ++call) {
        for (int i = 0; i < 3; ++i) wire->script(answer(500));
        Result<Outcome> const outcome = run(core, operation_of(demo));
        REQUIRE(outcome);
        attempts += outcome->error.attempts;
        // What a call without tokens left in the script serves the next one.
    }
    CHECK(attempts == 40 + 500 / 14);
}

TEST_CASE_METHOD(Fixture, "limits and headers of a call reach the wire", "[core][client]") {
    options.timeout = 3s;
    options.attempt_timeout = 2s;
    options.headers = {{"x-trace", "abc"}};
    config.connect_timeout = 4s;
    wire->script(answer(200));
    REQUIRE(run(operation_of(demo)));
    CHECK(wire->sent().at(0).options.attempt_timeout == 2s);
    CHECK(wire->sent().at(0).options.connect_timeout == 4s);
    CHECK(sent("x-trace") == "abc");
    CHECK_THAT(std::string(sent("Authorization")), Catch::Contains("x-trace"));
}

TEST_CASE_METHOD(Fixture, "a call that used its time up does not begin another attempt", "[core][client]") {
    options.timeout = 1s;
    wire->before_answer = [&](std::size_t) { clock->advance(999ms); };
    wire->script(answer(503));
    Result<Outcome> const outcome = run(operation_of(demo));
    REQUIRE(outcome);
    CHECK(outcome->error.http_status == 503);
    CHECK(wire->sent().size() == 1);
}

TEST_CASE_METHOD(Fixture, "a streamed operation asks the transport for a stream", "[core][client]") {
    OperationInfo download = operation_of(demo);
    download.streaming_output = true;
    wire->script(answer(200));
    REQUIRE(run(download));
    CHECK(wire->sent().at(0).options.stream_response);
}

TEST_CASE_METHOD(Fixture, "the debug log shows the call and hides its secrets", "[core][client][log]") {
    config.credentials_provider = std::make_shared<FakeCredentials>(
        Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "AQoDYXdzEPT//session"));
    options.headers = {{"x-amz-server-side-encryption-customer-key", "c2VjcmV0"}};
    std::ostringstream log;
    set_stream_logger(log);
    wire->script(answer(503));
    wire->script(answer(200, "a body", {{"Set-Cookie", "cookie-value"}, {"x-amzn-RequestId", "r1"}}));
    Result<Outcome> const outcome = run(operation_of(demo));
    stop_logger();
    REQUIRE(outcome);
    std::string const text = log.str();
    CHECK_THAT(text, Catch::Contains("demo.DoIt attempt 1 of 3: POST https://demo.us-east-1.amazonaws.com/"));
    CHECK_THAT(text, Catch::Contains("answered 503") && Catch::Contains("answered 200"));
    CHECK_THAT(text, Catch::Contains("waits 25 ms before attempt 2 of 3"));
    CHECK_THAT(text, Catch::Contains("x-amzn-RequestId: r1"));
    std::string const signature(sent("Authorization").substr(sent("Authorization").find("Signature=") + 10));
    REQUIRE(signature.size() == 64);
    for (std::string const& secret :
         {signature, std::string("Signature="), std::string("wJalrXUtnFEMI"), std::string("AQoDYXdzEPT"),
          std::string("c2VjcmV0"), std::string("cookie-value"), std::string("a body"), std::string("hello")})
        CHECK(text.find(secret) == std::string::npos);
}

TEST_CASE("making a client does nothing that could fail", "[core][client]") {
    CHECK_NOTHROW(ClientCore(demo, Session(), Config{.endpoint_url = "not a url"}));
}

TEST_CASE_METHOD(Fixture, "an endpoint that no request changes is resolved once, per resolver", "[core][client]") {
    static int resolved = 0;
    resolved = 0;
    auto const one = [](ClientCore const&, void const*) -> Result<Endpoint> {
        return ++resolved, Endpoint{.url = "https://one"};
    };
    auto const two = [](ClientCore const&, void const*) -> Result<Endpoint> {
        return ++resolved, Endpoint{.url = "https://two"};
    };
    auto const none = [](ClientCore const&, void const*) -> Result<Endpoint> { return EndpointError("no"); };
    ClientCore const core(demo, Session(), config);
    CHECK((*core.cached_endpoint(one))->url == "https://one");
    CHECK((*core.cached_endpoint(two))->url == "https://two");
    CHECK((*core.cached_endpoint(one)).get() == (*core.cached_endpoint(one)).get());
    CHECK(resolved == 2);
    CHECK(core.cached_endpoint(none).error().is<EndpointError>());
}

TEST_CASE_METHOD(Fixture, "the account id is the credentials'", "[core][client]") {
    config.credentials_provider = std::make_shared<FakeCredentials>(Credentials("AKID", "secret", "", "123456789012"));
    CHECK(ClientCore(demo, Session(), config).account_id() == "123456789012");
    keys->error = CredentialsError("none");
    config.credentials_provider = keys;
    CHECK(ClientCore(demo, Session(), config).account_id().empty());
}
