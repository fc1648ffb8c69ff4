#include "support/catch.hpp"
#include "support/raw_client.hpp"
#include "support/strict_server.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace inia::test;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

ServerOptions with_tls(CertificateOptions certificate = {}) {
    ServerOptions options;
    options.signing = Signing::unchecked;
    options.tls = std::move(certificate);
    return options;
}

}  // namespace

TEST_CASE("a client that trusts the server's authority speaks TLS with it", "[support][server][tls]") {
    StrictServer server{with_tls()};
    CHECK(server.url() == "https://localhost:" + std::to_string(server.port()));
    server.answer({reply(200, "one"), reply(200, "two"), pattern_reply(3000000)});
    RawClient client{server.port(), server.ca_pem(), "localhost"};
    CHECK(client.exchange(get).body == "one");
    CHECK(client.exchange(get).body == "two");
    CHECK(client.exchange(get).body_size == 3000000);
    CHECK(server.requests().at(1).request_on_connection == 2);
    CHECK(server.failed_handshakes() == 0);
}

TEST_CASE("the authority is in a file as long as the server lives", "[support][server][tls]") {
    std::string path;
    {
        StrictServer server{with_tls()};
        path = server.ca_file();
        std::ifstream file{path};
        std::ostringstream text;
        text << file.rdbuf();
        CHECK(text.str() == server.ca_pem());
        CHECK(text.str().find("-----BEGIN CERTIFICATE-----") == 0);
    }
    CHECK_FALSE(std::filesystem::exists(path));
    StrictServer plain;
    CHECK(plain.ca_file().empty());
    CHECK(plain.url() == "http://127.0.0.1:" + std::to_string(plain.port()));
}

TEST_CASE("a client refuses a server of another authority, of another name, or of the past", "[support][server][tls]") {
    StrictServer other{with_tls()};
    StrictServer server{with_tls()};
    CHECK_THROWS_AS((RawClient{server.port(), other.ca_pem(), "localhost"}), std::runtime_error);
    CHECK_THROWS_AS((RawClient{server.port(), server.ca_pem(), "elsewhere.example"}), std::runtime_error);
    StrictServer expired{with_tls({.expired = true})};
    CHECK_THROWS_AS((RawClient{expired.port(), expired.ca_pem(), "localhost"}), std::runtime_error);
    StrictServer named{with_tls({.names = {"elsewhere.example"}})};
    CHECK_THROWS_AS((RawClient{named.port(), named.ca_pem(), "localhost"}), std::runtime_error);
    CHECK_NOTHROW(RawClient{named.port(), named.ca_pem(), "elsewhere.example"});
}

TEST_CASE("a client that speaks no TLS is a failed handshake, not a request", "[support][server][tls]") {
    auto server = std::make_unique<StrictServer>(with_tls());
    RawClient client{server->port()};
    client.send(get);
    client.receive_all();
    CHECK(server->request_count() == 0);
    CHECK(server->connections() == 1);
    CHECK(server->complaints() == no_complaints);
}

TEST_CASE("a cut answer ends without a TLS notice", "[support][server][tls]") {
    StrictServer server{with_tls()};
    server.answer({reply(200, "0123456789").cut_after(4), reply(200, "x").then(Afterwards::close_on_next_request)});
    RawClient cut{server.port(), server.ca_pem(), "localhost"};
    const RawResponse response = cut.exchange(get);
    CHECK(response.body == "0123");
    CHECK_FALSE(response.complete);
    RawClient again{server.port(), server.ca_pem(), "localhost"};
    CHECK(again.exchange(get).body == "x");
    CHECK(again.exchange(get).status == 0);
    CHECK(server.closed_on_reuse() == 1);
}
