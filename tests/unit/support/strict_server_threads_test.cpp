#include "support/catch.hpp"
#include "support/raw_client.hpp"
#include "support/strict_server.hpp"

#include <atomic>
#include <thread>

using namespace inia::test;

TEST_CASE("many clients at once each get their own answers", "[support][server]") {
    constexpr std::size_t client_count = 8;
    constexpr std::size_t request_count = 25;
    StrictServer server{{.signing = Signing::unchecked}};
    server.answer_with([](const Received& received) { return reply(200, received.target); });
    std::atomic<std::size_t> right{0};
    std::vector<std::thread> threads;
    threads.reserve(client_count);
    for (std::size_t i = 0; i < client_count; ++i) {
        threads.emplace_back([&, i] {
            RawClient client{server.port()};
            for (std::size_t j = 0; j < request_count; ++j) {
                const std::string target = "/" + std::to_string(i) + "/" + std::to_string(j);
                right += client.exchange("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").body == target ? 1U : 0U;
            }
        });
    }
    CHECK(server.wait_for_requests(1));
    CHECK(server.requests().size() <= client_count * request_count);  // reading while it is written to
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(right == client_count * request_count);
    CHECK(server.request_count() == client_count * request_count);
    CHECK(server.connections() == client_count);
    CHECK(server.complaints() == no_complaints);
}

TEST_CASE("a server may end while clients still use it", "[support][server]") {
    auto server = std::make_unique<StrictServer>(ServerOptions{.signing = Signing::unchecked});
    server->answer_with([](const Received&) { return reply(200, "x"); });
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([client = RawClient{server->port()}]() mutable {
            while (client.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status == 200) {
            }
        });
    }
    CHECK(server->wait_for_requests(20));
    server.reset();
    for (std::thread& thread : threads) {
        thread.join();
    }
}
