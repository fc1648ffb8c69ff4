#include "../http/temporary_file.hpp"
#include "support/catch.hpp"
#include "support/skip.hpp"
#include "support/socket.hpp"
#include "wire_fixture.hpp"

#include "http/tls_error.hpp"

#include <sstream>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::pattern_reply;
using inia::test::reply;
using inia::test::TemporaryFile;
using inia::test::WireFixture;

namespace {

ServiceInfo const dynamodb{.name = "dynamodb", .service_id = "DynamoDB", .signing_name = "dynamodb"};
ServiceInfo const s3_info{.name = "s3", .service_id = "S3", .signing_name = "s3", .s3_signing = true};
OperationInfo const post{.name = "DoIt", .method = "POST"};
OperationInfo const put{.name = "PutObject", .method = "PUT"};
OperationInfo const get{.name = "GetObject", .method = "GET", .streaming_output = true};

inia::test::ServerOptions tls() {
    return {.rules = {.allow_unsigned_payload = true}, .tls = inia::test::CertificateOptions{}};
}

}  // namespace

TEST_CASE("what the line sends is signed right, whatever stands in path and query", "[core][client][wire]") {
    WireFixture common(dynamodb);
    WireFixture storage(s3_info);
    for (char const* path : {"/", "/a/b", "/a%20b", "/a/../b", "/a//b", "/%C3%A4", "/a:b@c+d=e;f"}) {
        common.server.answer(reply(200));
        storage.server.answer(reply(200));
        CHECK_FALSE(common.run(post, path, "x=1&b=%20&a&y=%2F", "{}")->failed);
        CHECK_FALSE(storage.run(put, path, "versioning&x=~&list-type=2", "content")->failed);
        CHECK(storage.server.last_request().path() == path);
    }
    CHECK(common.server.complaints() == "");
    CHECK(storage.server.complaints() == "");
    CHECK(common.server.connections() == 7);  // a client each
}

TEST_CASE("an endpoint's host is signed as it goes out, however it is spelled", "[core][client][wire]") {
    WireFixture fixture(dynamodb);
    std::string const port = std::to_string(fixture.server.port());
    for (char const* const host : {"127.0.0.1:", "127.1:", "2130706433:", "127.0.0.1:0", "LOCALHOST:"}) {
        INFO(host);
        fixture.server.answer(reply(200));
        fixture.url = "http://" + (host + port);
        Result<Outcome> const outcome = fixture.run(post, "/", "", "{}");
        REQUIRE(outcome);
        CHECK_FALSE(outcome->failed);
    }
    CHECK(fixture.server.complaints() == "");
}

TEST_CASE("an endpoint at an IPv6 address is reached, and its host signed as it goes out", "[core][client][wire]") {
    if (!inia::test::has_ipv6_loopback()) {
        inia::test::skip_test("this machine has no address ::1");
        return;
    }
    WireFixture fixture(dynamodb, {.ipv6 = true});
    std::string const port = ':' + std::to_string(fixture.server.port());
    for (std::string const host : {"[::1]", "[0:0::1]", "[0000:0:0:0:0:0:0:1]", "[::0001]"}) {
        INFO(host);
        fixture.server.answer(reply(200));
        fixture.url = "http://" + host + port;
        Result<Outcome> const outcome = fixture.run(post, "/", "", "{}");
        REQUIRE(outcome);
        CHECK_FALSE(outcome->failed);
        CHECK(fixture.server.last_request().header("Host") == host + port);
    }
    CHECK(fixture.server.complaints() == "");

    WireFixture secure(s3_info, {.rules = {.allow_unsigned_payload = true},
                                 .tls = inia::test::CertificateOptions{.names = {"::1"}},
                                 .ipv6 = true});
    secure.server.answer(reply(200));
    CHECK_FALSE(secure.run(put, "/bucket/key", "", "content")->failed);
    CHECK(secure.server.complaints() == "");
}

TEST_CASE("bodies of every kind are hashed for the signature over plain HTTP", "[core][client][wire]") {
    WireFixture fixture(s3_info);
    std::string const text(300'000, 't');
    TemporaryFile const file(text);
    std::istringstream stream(text);
    for (int i = 0; i < 3; ++i) {
        fixture.server.answer(reply(200));
        Body body = i == 0 ? Body(text) : i == 1 ? Body::file(file.path()) : Body::stream(stream);
        CHECK_FALSE(fixture.run(put, "/bucket/key", "", std::move(body))->failed);
        CHECK(fixture.server.last_request().body == text);
    }
    CHECK(fixture.server.complaints() == "");
}

TEST_CASE("over TLS a file goes up unsigned, in one pass", "[core][client][wire]") {
    WireFixture fixture(s3_info, tls());
    TemporaryFile const file(std::string(300'000, 'f'));
    fixture.server.answer(reply(200));
    CHECK_FALSE(fixture.run(put, "/bucket/key", "", Body::file(file.path()))->failed);
    CHECK(fixture.server.requests().at(0).header("x-amz-content-sha256") == "UNSIGNED-PAYLOAD");
    CHECK(fixture.server.requests().at(0).body_size == 300'000);
    CHECK(fixture.server.complaints() == "");
}

TEST_CASE("a retry sends the whole body again, signed for its own time", "[core][client][wire]") {
    WireFixture fixture(s3_info);
    fixture.config.clock = std::make_shared<inia::test::FakeClock>();
    auto clock = std::static_pointer_cast<inia::test::FakeClock>(fixture.config.clock);
    clock->wall = std::chrono::system_clock::now();
    clock->jitter = 1;
    TemporaryFile const file(std::string(100'000, 'f'));
    fixture.server.answer({reply(503, "", {{"code", "SlowDown"}}), inia::test::close_before_answer(), reply(200)});
    Result<Outcome> const outcome = fixture.run(put, "/b/k", "", Body::file(file.path()));
    REQUIRE(outcome);
    CHECK_FALSE(outcome->failed);
    REQUIRE(fixture.server.request_count() == 3);
    for (auto const& request : fixture.server.requests()) CHECK(request.body == std::string(100'000, 'f'));
    CHECK(fixture.server.requests().at(0).header("x-amz-date") != fixture.server.requests().at(1).header("x-amz-date"));
    // A second for the throttling; the kept connection that died under a PUT was replaced at once.
    CHECK(clock->slept() == 1s);
    CHECK(fixture.server.complaints() == "");
}

TEST_CASE("a streamed answer comes out of the line as a stream", "[core][client][wire]") {
    WireFixture fixture(s3_info);
    fixture.server.answer({pattern_reply(1'000'000), reply(404, "<Error/>", {{"code", "NoSuchKey"}})});
    Result<Outcome> found = fixture.run(get, "/b/k");
    REQUIRE(found);
    REQUIRE(found->response.stream);
    CHECK(ResponseBody(std::move(found->response.stream), found->response.length).read_all().size() == 1'000'000);
    Result<Outcome> const missing = fixture.run(get, "/b/k");
    REQUIRE(missing);
    CHECK(missing->failed);
    CHECK(missing->response.body == "<Error/>");
    CHECK(fixture.server.complaints() == "");
}

TEST_CASE("a refused connection is tried again, and the error names operation, URL and attempts",
          "[core][client][wire]") {
    std::string dead_url;
    {
        inia::test::StrictServer const gone;
        dead_url = gone.url();
    }
    Config const config{.region_name = "us-east-1",
                        .retries = {.total_max_attempts = 2},
                        .credentials_provider = std::make_shared<inia::test::FakeCredentials>()};
    ClientCore const core(dynamodb, Session(), config);
    OperationInfo operation = post;
    operation.service = &dynamodb;
    Result<Outcome> const outcome =
        core.execute(operation, {.method = "POST", .path = "/"}, {.url = dead_url},
                     [](ServiceInfo const&, HttpResponse const&) { return ErrorEnvelope(); }, {});
    REQUIRE(outcome.error().is<TransportError>());
    CHECK_THAT(outcome.error().what(),
               Catch::StartsWith("dynamodb DoIt: cannot connect to " + dead_url) && Catch::EndsWith("(2 attempts)"));
}

TEST_CASE("a certificate that is not trusted is met once, not three times", "[core][client][wire]") {
    WireFixture fixture(s3_info, tls());
    fixture.config.ca_bundle = {};
    Result<Outcome> const outcome = fixture.run(get, "/b/k");
    REQUIRE(outcome.error().is<detail::TlsError>());
    CHECK_THAT(outcome.error().what(), Catch::Contains("ca_bundle") && Catch::EndsWith("(1 attempt)"));
    // Not failed_handshakes(): the server may still be about to count the one that the client gave up.
    CHECK(fixture.server.connections() == 1);
}

TEST_CASE("the limit of a call ends it in the middle of an attempt", "[core][client][wire]") {
    WireFixture fixture(dynamodb);
    fixture.server.answer(reply(200).after(5s));
    fixture.options.timeout = 200ms;
    auto const begin = std::chrono::steady_clock::now();
    Result<Outcome> const outcome = fixture.run(post, "/", "", "{}");
    REQUIRE(outcome.error().is<TimeoutError>());
    CHECK_THAT(outcome.error().what(), Catch::Contains("200 ms that the call was given (timeout)"));
    CHECK(std::chrono::steady_clock::now() - begin < 3s);
}
