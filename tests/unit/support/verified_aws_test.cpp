#include "support/verified_aws.hpp"

#include "support/catch.hpp"
#include "support/raw_client.hpp"
#include "support/strict_server.hpp"
#include "unit/core/call/wire_fixture.hpp"

using namespace inia;
using namespace inia::test;

namespace {

ServiceInfo const sts{.name = "sts", .service_id = "STS", .signing_name = "sts"};
OperationInfo const post{.name = "GetCallerIdentity", .method = "POST"};

/// A service that verifies nothing, behind the server that does.
struct Upstream : WireFixture {
    Upstream() : WireFixture(sts, {.signing = Signing::unchecked}) { url = verified_aws(server.url()); }
    ~Upstream() {
        end_verified_aws();
        forget_unread_problems();
    }

    unsigned short port() const { return static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1))); }
};

}  // namespace

TEST_CASE("the local AWS gets rightly signed requests only, and keys it gave out sign too", "[support][server]") {
    Upstream aws;
    CHECK(verified_aws(aws.server.url()) == aws.url);
    Result<Outcome> const unknown = aws.run(post, "/", "", "a=1");
    REQUIRE(unknown);
    CHECK(unknown->response.status == 403);
    CHECK(aws.server.request_count() == 0);

    aws.server.answer(reply(200, "<AssumeRoleResult><Credentials><AccessKeyId>" + std::string(example_access_key_id)
                                     + "</AccessKeyId><SecretAccessKey>" + std::string(example_secret_access_key)
                                     + "</SecretAccessKey></Credentials></AssumeRoleResult>"));
    CHECK(RawClient(aws.port()).exchange("GET /role HTTP/1.1\r\nHost: h\r\n\r\n").status == 200);
    aws.server.answer(reply(200, "yes", {{"x-kind", "k"}}));
    Result<Outcome> const known = aws.run(post, "/x%20y", "b=2", "a=1");
    REQUIRE(known);
    CHECK(known->response.status == 200);
    CHECK(known->response.body == "yes");
    CHECK(known->response.headers.find("x-kind") == "k");
    CHECK(aws.server.last_request().target == "/x%20y?b=2");
    CHECK(aws.server.last_request().body == "a=1");

    end_verified_aws();
    REQUIRE(unread_problems().size() == 1);  // which fails the program: main.cpp
    CHECK_THAT(unread_problems()[0], Catch::Contains("is not known here"));
}

TEST_CASE("the length of what a HEAD has not comes through to the caller", "[support][server]") {
    Upstream aws;
    aws.server.answer(reply(200, "", {{"Content-Length", "1234"}}));
    RawClient client(aws.port());
    REQUIRE(client.send("HEAD /k HTTP/1.1\r\nHost: h\r\n\r\n"));
    RawResponse const response = client.receive(true);
    CHECK(response.status == 200);
    CHECK(find_header(response.headers, "Content-Length") == "1234");
}
