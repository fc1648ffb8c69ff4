#include "support/catch.hpp"
#include "support/raw_client.hpp"
#include "support/socket.hpp"
#include "support/strict_server.hpp"

#include <system_error>
#include <thread>

using namespace inia::test;
using namespace std::chrono_literals;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A server that checks no signatures and gives one answer.
struct Scripted {
    explicit Scripted(Reply reply) : server{{.signing = Signing::unchecked}} { server.answer(std::move(reply)); }

    StrictServer server;
    RawClient client{server.port()};
};

std::chrono::steady_clock::duration time_of(const std::function<void()>& what) {
    const auto started = std::chrono::steady_clock::now();
    what();
    return std::chrono::steady_clock::now() - started;
}

}  // namespace

TEST_CASE("a connection can end instead of an answer", "[support][server]") {
    Scripted closed{close_before_answer()};
    CHECK(closed.client.exchange(get).status == 0);
    CHECK(closed.server.request_count() == 1);
    Scripted reset{reset_before_answer()};
    CHECK(reset.client.exchange(get).status == 0);
    CHECK(reset.client.ends());
}

TEST_CASE("an answer can end after its headers or in its body", "[support][server]") {
    for (const bool by_reset : {false, true}) {
        Reply cut = reply(200, "0123456789").cut_after(4);
        cut.by_reset = by_reset;
        Scripted in_body{cut};
        const RawResponse response = in_body.client.exchange(get);
        CHECK(response.status == 200);
        CHECK(find_header(response.headers, "Content-Length") == "10");
        CHECK(response.body == "0123");
        CHECK_FALSE(response.complete);
    }
    Scripted after_headers{reply(200, "0123456789").cut_after_headers()};
    const RawResponse response = after_headers.client.exchange(get);
    CHECK(response.status == 200);
    CHECK(response.body.empty());
    CHECK_FALSE(response.complete);
}

TEST_CASE("a chunked answer can end in a chunk or without its last one", "[support][server]") {
    Scripted whole{reply(200, "0123456789").chunked(4)};
    whole.client.send(get);
    const RawResponse complete = whole.client.receive();
    CHECK(find_header(complete.headers, "Transfer-Encoding") == "chunked");
    CHECK_FALSE(find_header(complete.headers, "Content-Length"));
    CHECK(complete.body == "0123456789");
    CHECK(complete.complete);
    for (const std::uint64_t bytes : {6U, 8U, 10U}) {
        Scripted cut{reply(200, "0123456789").chunked(4).cut_after(bytes)};
        const RawResponse response = cut.client.exchange(get);
        CHECK(response.body.size() == bytes);
        CHECK_FALSE(response.complete);
    }
    Scripted empty{reply(200).chunked()};
    CHECK(empty.client.exchange(get).complete);
}

TEST_CASE("a body without a length ends with the connection", "[support][server]") {
    Scripted whole{reply(200, "0123456789").without_length()};
    const RawResponse response = whole.client.exchange(get);
    CHECK(response.body == "0123456789");
    CHECK(find_header(response.headers, "Connection") == "close");
    Scripted cut{reply(200, "0123456789").without_length().cut_after(3)};
    CHECK(cut.client.exchange(get).body == "012");
}

TEST_CASE("a kept connection can be closed after the answer, or just as it is used again", "[support][server]") {
    Scripted announced{reply(200, "x").then(Afterwards::close)};
    CHECK(find_header(announced.client.exchange(get).headers, "Connection") == "close");
    CHECK(announced.client.ends());

    Scripted silent{reply(200, "x").then(Afterwards::close_unannounced)};
    CHECK_FALSE(find_header(silent.client.exchange(get).headers, "Connection"));
    CHECK(silent.client.ends());

    Scripted on_reuse{reply(200, "x").then(Afterwards::close_on_next_request)};
    on_reuse.server.answer(reply(200, "y"));
    CHECK(on_reuse.client.exchange(get).body == "x");
    CHECK(on_reuse.server.closed_on_reuse() == 0);
    CHECK(on_reuse.client.exchange(get).status == 0);
    CHECK(on_reuse.server.closed_on_reuse() == 1);
    CHECK(on_reuse.server.request_count() == 1);
    CHECK(RawClient{on_reuse.server.port()}.exchange(get).body == "y");
}

TEST_CASE("a client that asks for the end of the connection gets it", "[support][server]") {
    Scripted scripted{reply(200, "x")};
    CHECK(scripted.client.exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").body == "x");
    CHECK(scripted.client.ends());
}

TEST_CASE("interim answers come before the answer", "[support][server]") {
    Scripted scripted{reply(200, "x").after_interim(103, {{"Link", "<a>"}}).after_interim(102)};
    const RawResponse response = scripted.client.exchange(get);
    CHECK(response.interim == std::vector<int>{103, 102});
    CHECK(response.body == "x");
}

TEST_CASE("an answer can be late, and its body slow", "[support][server]") {
    Scripted late{reply(200, "x").after(60ms)};
    CHECK(time_of([&] { CHECK(late.client.exchange(get).body == "x"); }) >= 60ms);
    Scripted slow{reply(200, "0123456789").slowly(2, 10ms)};
    CHECK(time_of([&] { CHECK(slow.client.exchange(get).body == "0123456789"); }) >= 50ms);
}

TEST_CASE("an answer to HEAD, and a 204, have no body", "[support][server]") {
    Scripted head{reply(200, "0123456789")};
    head.server.answer({reply(204), reply(200, "next")});
    head.client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(find_header(head.client.receive(true).headers, "Content-Length") == "10");
    const RawResponse none = head.client.exchange(get);
    CHECK(none.status == 204);
    CHECK_FALSE(find_header(none.headers, "Content-Length"));
    CHECK(head.client.exchange(get).body == "next");
}

TEST_CASE("a page for people and plain nonsense can be answered", "[support][server]") {
    Scripted page{html_500()};
    const RawResponse response = page.client.exchange(get);
    CHECK(response.status == 500);
    CHECK(find_header(response.headers, "Content-Type") == "text/html; charset=utf-8");
    Scripted nonsense{raw_reply("HTTP/9 what\r\n")};
    nonsense.client.send(get);
    CHECK(nonsense.client.receive_all() == "HTTP/9 what\r\n");
}

TEST_CASE("a server ends at once, whatever its connections are doing", "[support][server]") {
    std::unique_ptr<RawClient> idle;
    std::unique_ptr<RawClient> waiting;
    std::unique_ptr<RawClient> trickled;
    std::unique_ptr<RawClient> blocked;
    auto server = std::make_unique<StrictServer>(ServerOptions{.signing = Signing::unchecked});
    const auto connect = [&] { return std::make_unique<RawClient>(server->port()); };
    // A request is counted before it takes its answer, which the next one must not take.
    const auto answered = [&](std::size_t count) {
        const bool came = server->wait_for_requests(count);
        while (came && server->answers_left() > 0) {
            std::this_thread::sleep_for(1ms);
        }
        return came;
    };
    idle = connect();
    waiting = connect();
    trickled = connect();
    blocked = connect();
    server->answer(reply(200).after(1h));
    waiting->send(get);
    REQUIRE(answered(1));
    server->answer(reply(200, "0123456789").slowly(1, 1h));
    trickled->send(get);
    REQUIRE(answered(2));
    server->answer(pattern_reply(1ULL << 40U));  // more than the kernel takes while nobody reads
    blocked->send(get);
    REQUIRE(answered(3));
    CHECK(time_of([&] { server.reset(); }) < 3s);
    CHECK(idle->ends());
    CHECK(waiting->ends());
}

TEST_CASE("a silent client is let go after the time limit", "[support][server]") {
    StrictServer server{{.signing = Signing::unchecked, .io_timeout = 50ms}};
    RawClient silent{server.port()};
    CHECK(silent.ends());
    RawClient halting{server.port()};
    halting.send("GET / HT");
    CHECK(halting.ends());
    CHECK(server.aborted().size() == 1);
    CHECK(server.complaints() == no_complaints);
}

TEST_CASE("a refusing port refuses as long as it is held", "[support][server]") {
    const RefusingPort refusing;
    CHECK_THROWS_AS(RawClient{refusing.port()}, std::system_error);
    CHECK_THROWS_AS(RawClient{refusing.port()}, std::system_error);
}
