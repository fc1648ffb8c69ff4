#include "support/body_pattern.hpp"
#include "support/catch.hpp"
#include "transport_fixture.hpp"

#include "http/curl_global.hpp"

#include <atomic>
#include <csignal>

using namespace inia;
using inia::test::Afterwards;
using inia::test::pattern;
using inia::test::pattern_reply;
using inia::test::reply;
using inia::test::TransportFixture;

namespace {

std::atomic<int> broken_pipes{0};

// Counts SIGPIPE instead of dying of it; puts the old handler back.
struct PipeSignal {
    PipeSignal() : before(std::signal(SIGPIPE, [](int) { broken_pipes.fetch_add(1); })) { broken_pipes = 0; }
    ~PipeSignal() { std::signal(SIGPIPE, before); }
    void (*before)(int);
};

struct TlsFixture : TransportFixture {
    TlsFixture() : TransportFixture(inia::test::CertificateOptions{}) {}
};

}  // namespace

TEST_CASE_METHOD(TlsFixture, "calls go over TLS, and reuse the connection", "[core][transport][tls]") {
    server.answer({reply(200, "one"), reply(200, "two"), pattern_reply(1'000'000)});
    CHECK(send(request("POST", "/", Body("x"))).body == "one");
    CHECK(send(request("PUT", "/", Body(pattern(300'000)))).body == "two");
    CHECK(server.last_request().body == pattern(300'000));
    CHECK(stream(request("GET", "/")).read_all() == pattern(1'000'000));
    CHECK(server.connections() == 1);
}

TEST_CASE_METHOD(TlsFixture, "a TLS connection that ends without a notice is no complete body",
                 "[core][transport][tls]") {
    server.answer({reply(200, std::string(1000, 'x')).cut_after(10), pattern_reply(100'000).cut_after(50'000)});
    CHECK(transport->send(request("GET", "/"), {}).error().is<TransportError>());
    CHECK_THROWS_AS(stream(request("GET", "/")).read_all(), TransportError);
}

// The peer is gone while there is more to send: the second write to such a socket raises SIGPIPE, unless told not to.
TEST_CASE("no way of a connection's end raises SIGPIPE", "[core][transport][tls]") {
    bool const tls = GENERATE(false, true);
    PipeSignal const signal;
    TransportFixture fixture(tls ? std::optional(inia::test::CertificateOptions{}) : std::nullopt);
    for (int i = 0; i < 10; ++i) {
        fixture.server.answer(reply(403).without_reading_body().with_reset());
        static_cast<void>(fixture.transport->send(fixture.request("PUT", "/", Body(std::string(20'000'000, 'x'))), {}));
        fixture.server.answer(
            reply(200).then(i % 2 ? Afterwards::close_unannounced : Afterwards::close_on_next_request));
        fixture.server.answer(reply(200));
        static_cast<void>(fixture.transport->send(fixture.request("GET", "/"), {}));
        static_cast<void>(fixture.transport->send(fixture.request("PUT", "/", Body(std::string(1'000'000, 'x'))), {}));
    }
    {
        ResponseBody const unread =
            (fixture.server.answer(pattern_reply(10'000'000)), fixture.stream(fixture.request("GET", "/")));
    }
    CHECK(broken_pipes == 0);
    static_cast<void>(fixture.server.problems());
}

TEST_CASE("the system's certificates are looked up in one place only", "[core][transport][tls]") {
    detail::TrustStore const system = detail::trust_store("");
    CHECK(system.file.empty() != system.directory.empty());
    CHECK(detail::trust_store("/some/file.pem").file == "/some/file.pem");
    CHECK(detail::trust_store("/some/file.pem").directory.empty());
    CHECK(detail::trust_store("/etc").directory == "/etc");
}
