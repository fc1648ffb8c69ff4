#include "support/catch.hpp"
#include "transport_fixture.hpp"

#include <openssl/ssl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <string>

using namespace inia;
using inia::test::reply;
using inia::test::TransportFixture;

namespace {

constexpr char const* url_variable = "INIA_TEST_EXIT_URL";
constexpr char const* ca_variable = "INIA_TEST_EXIT_CA";
constexpr char const* way_variable = "INIA_TEST_EXIT_WAY";

std::string variable(char const* name) {
    char const* const value = std::getenv(name);
    return value ? value : "";
}

void call(Transport& transport) {
    std::string const url = variable(url_variable);
    std::size_t const scheme = url.find("://");
    HttpRequest const get{
        .method = "GET", .scheme = url.substr(0, scheme), .host = url.substr(scheme + 3), .path = "/"};
    Result<HttpResponse> const result = transport.send(get, {});
    if (!result || result->status != 200) ::_exit(3);
}

/// A static of a program that uses inia. It does something in the child processes of this file's tests only.
struct StaticClient {
    StaticClient() {
        if (variable(url_variable).empty()) return;
        transport = detail::make_curl_transport({.ca_bundle = variable(ca_variable)});
        if (variable(way_variable) == "before and after main") call(*transport);
    }
    ~StaticClient() {
        if (variable(way_variable) == "before and after main") call(*transport);
    }
    std::shared_ptr<Transport> transport;
} static_client;

// Runs this program again, with the hidden test below.
int run_child(TransportFixture const& fixture, char const* way) {
    pid_t const child = ::fork();
    if (child == 0) {
        ::setenv(url_variable, fixture.server.url().c_str(), 1);
        ::setenv(ca_variable, fixture.server.ca_file().c_str(), 1);
        ::setenv(way_variable, way, 1);
        ::execl("/proc/self/exe", "inia", "a child process uses its static client", static_cast<char*>(nullptr));
        ::_exit(127);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("a child process uses its static client", "[.][process-exit]") {
    if (variable(url_variable).empty()) return;
    // A program that starts OpenSSL by itself has it torn down at exit, before the statics that were made earlier.
    if (variable(way_variable) == "with OpenSSL started by the program") ::OPENSSL_init_ssl(0, nullptr);
    call(*static_client.transport);
}

TEST_CASE("a static client works before main and after it", "[core][transport][process-exit]") {
    bool const tls = GENERATE(false, true);
    TransportFixture fixture(tls ? std::optional(inia::test::CertificateOptions{}) : std::nullopt);
    fixture.server.answer({reply(200), reply(200), reply(200)});
    CHECK(run_child(fixture, "before and after main") == 0);
    CHECK(fixture.server.request_count() == 3);
    CHECK(fixture.server.connections() == 1);
}

TEST_CASE("a static client is torn down after an OpenSSL that the program started", "[core][transport][process-exit]") {
    TransportFixture fixture(inia::test::CertificateOptions{});
    fixture.server.answer(reply(200));
    CHECK(run_child(fixture, "with OpenSSL started by the program") == 0);
    CHECK(fixture.server.request_count() == 1);
}
