#include "support/body_pattern.hpp"
#include "support/catch.hpp"
#include "support/digest.hpp"
#include "support/raw_client.hpp"
#include "support/strict_server.hpp"

#include <fstream>

using namespace inia::test;

namespace {

constexpr std::uint64_t mebibyte = 1024UL * 1024;

const std::string get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string put_of(std::uint64_t size, const std::string& headers = "") {
    return "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(size) + "\r\n" + headers + "\r\n";
}

/// Resident memory of this process in KiB, at its highest so far.
std::uint64_t peak_memory() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);) {
        if (line.rfind("VmHWM:", 0) == 0) {
            return std::stoull(line.substr(6));
        }
    }
    return 0;
}

/// Sends and fetches so many bytes through the server, in both framings of an answer.
void stream_both_ways(std::uint64_t size) {
    StrictServer server{{.signing = Signing::unchecked, .keep_body_limit = 1024}};
    server.answer({reply(200), pattern_reply(size), pattern_reply(size).chunked(1000003)});
    RawClient client{server.port()};
    const std::string expected = pattern_sha256(size);

    client.send(put_of(size));
    REQUIRE(client.send_pattern(size));
    CHECK(client.receive().status == 200);
    const Received received = server.requests().at(0);
    CHECK(received.body_size == size);
    CHECK(received.body_sha256 == expected);
    CHECK_FALSE(received.body_kept);
    CHECK(received.body.empty());

    for (int i = 0; i < 2; ++i) {
        client.send(get);
        const RawResponse response = client.receive(false, false);
        CHECK(response.complete);
        CHECK(response.body_size == size);
        CHECK(response.body_sha256 == expected);
    }
}

}  // namespace

TEST_CASE("the pattern is the same wherever one starts, and every position shows", "[support][server]") {
    const std::string whole = pattern(200000);
    CHECK(pattern_sha256(200000) == sha256_hex(whole));
    CHECK(pattern_sha256(0) == sha256_hex(""));
    for (const std::size_t offset : {1U, 4096U, 65520U, 65536U, 131072U}) {
        std::string part(5000, '\0');
        fill_pattern(offset, part.data(), part.size());
        const bool same = part == whole.substr(offset, 5000);  // not shown in a failure, which would be unreadable
        const bool distinct = part != whole.substr(0, 5000);
        CHECK(same);
        CHECK(distinct);
    }
}

TEST_CASE("long bodies stream through the server in both directions", "[support][server]") {
    stream_both_ways(16 * mebibyte + 5);
}

TEST_CASE("a body of 1 GiB streams in both directions in little memory", "[.slow][support][server]") {
    const std::uint64_t before = peak_memory();
    stream_both_ways(1024 * mebibyte);
    CHECK(peak_memory() < before + 16UL * 1024);
}

TEST_CASE("a chunked upload is recorded without its transfer coding", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer(reply(200));
    RawClient client{server.port()};
    CHECK(client
              .exchange("PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")
              .status
          == 200);
    CHECK(server.requests().at(0).body == "abcde");
    CHECK(server.requests().at(0).body_sha256 == sha256_hex("abcde"));
}

TEST_CASE("a client that expects a 100 gets it before it sends the body", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer(reply(200, "done"));
    RawClient client{server.port()};
    client.send(put_of(3, "Expect: 100-continue\r\n"));
    CHECK(client.receive_head() == 100);
    CHECK(server.request_count() == 0);
    CHECK(client.exchange("abc").body == "done");
    CHECK(server.requests().at(0).body == "abc");
}

TEST_CASE("an answer can come before the body of the request is read", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer(reply(307, "", {{"Location", "http://elsewhere/"}}).without_reading_body());
    RawClient client{server.port()};
    client.send(put_of(mebibyte, "Expect: 100-continue\r\n"));
    const RawResponse response = client.receive();
    CHECK(response.status == 307);
    CHECK(response.interim.empty());
    CHECK(find_header(response.headers, "Connection") == "close");
    CHECK(server.request_count() == 0);
    CHECK_FALSE(server.aborted().at(0).complete);
}

TEST_CASE("an upload that the client breaks off is told apart from a whole one", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer(reply(200));
    {
        RawClient client{server.port()};
        client.send(put_of(10) + "01234");
        client.close();
    }
    CHECK(server.request_count() == 0);
    REQUIRE(server.aborted().size() == 1);
    CHECK(server.aborted().at(0).body == "01234");
    CHECK_FALSE(server.aborted().at(0).complete);
    CHECK(server.answers_left() == 1);
    CHECK(server.complaints() == no_complaints);
}
