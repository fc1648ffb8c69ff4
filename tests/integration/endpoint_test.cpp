// components: s3 dynamodb
// Typed clients at endpoints whose host is an address.
#include <inia/dynamodb.hpp>
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/skip.hpp>
#include <support/socket.hpp>
#include <support/strict_server.hpp>
#include <support/strict_session.hpp>

namespace dynamodb = inia::dynamodb;
namespace s3 = inia::s3;
using inia::test::reply;
using inia::test::StrictServer;

TEST_CASE("a client reaches an endpoint at an IPv6 address, plain and over TLS", "[endpoint]") {
    if (!inia::test::has_ipv6_loopback()) {
        inia::test::skip_test("this machine has no address ::1");
        return;
    }
    inia::test::ServerOptions options{.rules = {.allow_unsigned_payload = true}, .ipv6 = true};
    SECTION("plain") {}
    SECTION("TLS") { options.tls.emplace(); }
    StrictServer server(options);
    std::string const host = "[::1]:" + std::to_string(server.port());
    inia::Config config{.endpoint_url = server.url()};
    if (options.tls) config.ca_bundle = server.ca_file();

    server.answer(reply(200, "content"));
    s3::Client storage(inia::test::strict_session(), config);
    CHECK(storage.get_object({.Bucket = "bucket", .Key = "a key"}).Body.read_all() == "content");
    // An address has no subdomain for the bucket.
    CHECK(server.last_request().path() == "/bucket/a%20key");
    CHECK(server.last_request().header("Host") == host);

    server.answer(reply(200, R"({"TableNames":["t"]})"));
    dynamodb::Client tables(inia::test::strict_session(), config);
    CHECK(tables.list_tables().TableNames == inia::List<std::string>{"t"});
    CHECK(server.last_request().header("Host") == host);
    CHECK(server.complaints() == "");
}

TEST_CASE("a refused connection to an IPv6 address names it", "[endpoint]") {
    dynamodb::Client tables(inia::test::strict_session(),
                            {.endpoint_url = "http://[::1]:1", .retries = {.total_max_attempts = 1}});
    auto const answer = tables.try_call<dynamodb::op::ListTables>({});
    CHECK(answer.error().is<inia::TransportError>());
    CHECK_THAT(answer.error().what(), Catch::Contains("http://[::1]:1"));
}
