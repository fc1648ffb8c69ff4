#include "support/catch.hpp"
#include "transport_fixture.hpp"

#include "http/tls_error.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

using namespace inia;
using namespace std::chrono_literals;
using inia::test::reply;
using inia::test::TransportFixture;

namespace {

using Clock = std::chrono::steady_clock;

// A port of this machine on which the kernel does what `listen` says, and nobody answers.
struct Listener {
    /// Without a backlog nobody listens at all; the port is only kept from others.
    explicit Listener(std::optional<int> backlog) : fd(::socket(AF_INET, SOCK_STREAM, 0)) {
        ::sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::socklen_t size = sizeof address;
        REQUIRE(::bind(fd, reinterpret_cast<::sockaddr*>(&address), size) == 0);
        if (backlog) REQUIRE(::listen(fd, *backlog) == 0);
        REQUIRE(::getsockname(fd, reinterpret_cast<::sockaddr*>(&address), &size) == 0);
        port = ntohs(address.sin_port);
        host = "127.0.0.1:" + std::to_string(port);
    }
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;
    ~Listener() { ::close(fd); }

    HttpRequest get(std::string scheme) const {
        return {.method = "GET", .scheme = std::move(scheme), .host = host, .path = "/"};
    }
    /// Begins connections that are never accepted, so that the queue is full.
    void fill() {
        ::sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        for (int i = 0; i < 4; ++i) {
            int const filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            static_cast<void>(::connect(filler, reinterpret_cast<::sockaddr*>(&address), sizeof address));
            fillers.emplace_back(filler);
        }
    }

    struct Filler {
        explicit Filler(int fd) : fd(fd) {}
        Filler(Filler&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
        ~Filler() {
            if (fd >= 0) ::close(fd);
        }
        int fd;
    };
    int fd;
    unsigned short port = 0;
    std::string host;
    std::vector<Filler> fillers;
};

}  // namespace

TEST_CASE("a refused connection names the URL and what to check", "[core][transport]") {
    Listener const nobody(std::nullopt);
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result = transport->send(nobody.get("http"), {});
    REQUIRE(result.error().is<TransportError>());
    CHECK_THAT(result.error().what(), Catch::Contains("http://" + nobody.host) && Catch::Contains("Connection refused")
                                          && Catch::Contains("endpoint_url"));
}

TEST_CASE("a host that does not exist is named", "[core][transport]") {
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result =
        transport->send({.method = "GET", .scheme = "http", .host = "no-such-host.invalid", .path = "/"}, {});
    REQUIRE(result.error().is<TransportError>());
    CHECK_THAT(result.error().what(), Catch::Contains("no-such-host.invalid") && Catch::Contains("region"));
}

TEST_CASE("a host that is none is a ConfigError", "[core][transport]") {
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result =
        transport->send({.method = "GET", .scheme = "http", .host = "host:port", .path = "/"}, {});
    CHECK(result.error().is<ConfigError>());
}

TEST_CASE_METHOD(TransportFixture, "no answer, by close or reset, is a TransportError", "[core][transport]") {
    bool const reset = GENERATE(false, true);
    server.answer(reset ? inia::test::reset_before_answer() : inia::test::close_before_answer());
    Result<HttpResponse> const result = transport->send(request("POST", "/", Body("x")), {});
    REQUIRE(result.error().is<TransportError>());
    CHECK_THAT(result.error().what(), Catch::Contains("before an answer came"));
}

TEST_CASE_METHOD(TransportFixture, "a body cut in the middle is a TransportError", "[core][transport]") {
    bool const chunked = GENERATE(false, true);
    auto cut = reply(200, std::string(1000, 'x')).cut_after(400);
    if (chunked) cut.chunked(100);
    server.answer({cut, reply(200, "fine")});
    Result<HttpResponse> const result = transport->send(request("GET", "/"), {});
    REQUIRE(result.error().is<TransportError>());
    CHECK_FALSE(result.error().is<TimeoutError>());
    CHECK(send(request("GET", "/")).body == "fine");
}

TEST_CASE_METHOD(TransportFixture, "headers without end are an error", "[core][transport]") {
    std::string head = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 100; ++i) head += "X-Fill: " + std::string(20'000, 'x') + "\r\n";
    server.answer(inia::test::raw_reply(head + "Content-Length: 0\r\n\r\n"));
    Result<HttpResponse> const result = transport->send(request("GET", "/"), {});
    CHECK(result.error().is<TransportError>());
}

TEST_CASE_METHOD(TransportFixture, "an answer that is kept in memory has an end", "[core][transport]") {
    server.answer({inia::test::pattern_reply((std::uint64_t{256} << 20) + 1), reply(200, "fine")});
    Result<HttpResponse> const result = transport->send(request("GET", "/"), {});
    REQUIRE(result.error().is<ParseError>());
    CHECK_THAT(result.error().what(), Catch::Contains("256 MiB"));
    CHECK(send(request("GET", "/")).body == "fine");
}

TEST_CASE_METHOD(TransportFixture, "what is no HTTP is a TransportError", "[core][transport]") {
    server.answer(inia::test::raw_reply("SSH-2.0-OpenSSH_9.2\r\n\r\n"));
    CHECK(transport->send(request("GET", "/"), {}).error().is<TransportError>());
}

TEST_CASE_METHOD(TransportFixture, "silence is ended by read_timeout, which the error names", "[core][transport]") {
    bool const in_body = GENERATE(false, true);
    server.answer(in_body ? reply(200, std::string(100, 'x')).slowly(10, 5s) : reply(200).after(5s));
    auto const begin = Clock::now();
    Result<HttpResponse> const result = transport->send(request("GET", "/"), {.read_timeout = 150ms});
    REQUIRE(result.error().is<TimeoutError>());
    CHECK_THAT(result.error().what(), Catch::Contains("150 ms (read_timeout)") && Catch::Contains(server.url()));
    CHECK(Clock::now() - begin < 4s);
}

TEST_CASE_METHOD(TransportFixture, "a slow answer that keeps coming is no silence", "[core][transport]") {
    server.answer(reply(200, std::string(60, 'x')).slowly(10, 50ms));
    CHECK(send(request("GET", "/"), {.read_timeout = 2s}).body.size() == 60);
}

TEST_CASE_METHOD(TransportFixture, "an answer that drips is ended by the limit of the attempt", "[core][transport]") {
    server.answer(reply(200, std::string(100, 'x')).slowly(1, 20ms));
    auto const begin = Clock::now();
    Result<HttpResponse> const result =
        transport->send(request("GET", "/"), {.read_timeout = 10s, .attempt_timeout = 200ms});
    REQUIRE(result.error().is<TimeoutError>());
    CHECK_THAT(result.error().what(), Catch::Contains("200 ms") && Catch::Contains("limit of an attempt"));
    CHECK(Clock::now() - begin < 1500ms);
}

TEST_CASE("a connection that is not accepted is ended by connect_timeout", "[core][transport]") {
    Listener busy(0);
    busy.fill();
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result =
        transport->send(busy.get("http"), {.connect_timeout = 150ms, .read_timeout = 50ms});
    REQUIRE(result.error().is<TimeoutError>());
    CHECK_THAT(result.error().what(), Catch::Contains("150 ms (connect_timeout)") && Catch::Contains(busy.host));
}

TEST_CASE("a TLS handshake that hangs is ended by connect_timeout", "[core][transport][tls]") {
    Listener const mute(8);
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result =
        transport->send(mute.get("https"), {.connect_timeout = 200ms, .read_timeout = 50ms});
    REQUIRE(result.error().is<TimeoutError>());
    CHECK_THAT(result.error().what(), Catch::Contains("connect_timeout"));
}

TEST_CASE("a server that is not trusted is a TransportError that says what to do", "[core][transport][tls]") {
    TransportFixture fixture(inia::test::CertificateOptions{});
    auto const distrusting = detail::make_curl_transport({});
    Result<HttpResponse> const result = distrusting->send(fixture.request("GET", "/"), {});
    REQUIRE(result.error().is<detail::TlsError>());
    CHECK_THAT(result.error().what(), Catch::Contains(fixture.server.url()) && Catch::Contains("ca_bundle"));
    CHECK(fixture.server.request_count() == 0);
}

TEST_CASE("the certificate's name is checked", "[core][transport][tls]") {
    TransportFixture fixture(inia::test::CertificateOptions{.names = {"other.example"}});
    Result<HttpResponse> const result = fixture.transport->send(fixture.request("GET", "/"), {});
    REQUIRE(result.error().is<detail::TlsError>());
    CHECK_THAT(result.error().what(),
               Catch::Contains("localhost") && Catch::Contains("check the host in endpoint_url"));
}

TEST_CASE("an expired certificate is refused", "[core][transport][tls]") {
    TransportFixture fixture(inia::test::CertificateOptions{.expired = true});
    Result<HttpResponse> const result = fixture.transport->send(fixture.request("GET", "/"), {});
    REQUIRE(result.error().is<detail::TlsError>());
    CHECK_THAT(result.error().what(), Catch::Contains("expired") && Catch::Contains("this machine's clock"));
}

TEST_CASE("verify = false takes any certificate", "[core][transport][tls]") {
    TransportFixture fixture(inia::test::CertificateOptions{}, {.verify = false, .ca_bundle = "/etc/hostname"});
    fixture.server.answer(reply(200, "trusting"));
    auto const trusting = detail::make_curl_transport({.verify = false});
    CHECK(trusting->send(fixture.request("GET", "/"), {}).value().body == "trusting");
}

TEST_CASE("a CA bundle that is not there is named", "[core][transport][tls]") {
    TransportFixture fixture(inia::test::CertificateOptions{});
    auto const transport = detail::make_curl_transport({.ca_bundle = "/nonexistent/ca.pem"});
    Result<HttpResponse> const result = transport->send(fixture.request("GET", "/"), {});
    REQUIRE(result.error().is<detail::TlsError>());
    CHECK_THAT(result.error().what(), Catch::Contains("/nonexistent/ca.pem"));
}

TEST_CASE("TLS to a port that speaks something else says so", "[core][transport][tls]") {
    Listener const listener(8);
    std::thread peer([&] {
        int const fd = ::accept(listener.fd, nullptr, nullptr);
        char hello[1];
        static_cast<void>(::recv(fd, hello, sizeof hello, 0));
        static_cast<void>(::send(fd, "HTTP/1.1 400 Bad Request\r\n\r\n", 28, MSG_NOSIGNAL));
        ::close(fd);
    });
    auto const transport = detail::make_curl_transport({});
    Result<HttpResponse> const result = transport->send(listener.get("https"), {});
    peer.join();
    REQUIRE(result.error().is<TransportError>());
    CHECK_THAT(result.error().what(), Catch::Contains("TLS handshake") && Catch::Contains("https://" + listener.host));
}
