#include "support/catch.hpp"
#include "transport_fixture.hpp"

#include <atomic>
#include <thread>
#include <vector>

using namespace inia;
using inia::test::Received;
using inia::test::reply;
using inia::test::TransportFixture;

TEST_CASE("threads share the pool, each answer finds its caller", "[core][transport][threads]") {
    bool const tls = GENERATE(false, true);
    TransportFixture fixture(tls ? std::optional(inia::test::CertificateOptions{}) : std::nullopt,
                             {.max_idle_connections = 3});
    fixture.server.answer_with([](Received const& received) { return reply(200, received.body + received.target); });
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    constexpr int thread_count = 4, calls = 60;
    for (int t = 0; t < thread_count; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < calls; ++i) {
                std::string const id = std::to_string(t) + "-" + std::to_string(i);
                HttpRequest const post = fixture.request("PUT", "/" + id, Body(id));
                if (i % 3 == 0)
                    right += fixture.stream(post).read_all() == id + "/" + id;
                else
                    right += fixture.send(post).body == id + "/" + id;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(right == thread_count * calls);
    // Connections are kept and shared; a few more than threads may come and go when more than three fall idle at once.
    CHECK(fixture.server.connections() < thread_count * calls / 2);
}

TEST_CASE("a stream may be read on another thread than its call's", "[core][transport][threads]") {
    TransportFixture fixture;
    fixture.server.answer(inia::test::pattern_reply(1'000'000));
    ResponseBody body = fixture.stream(fixture.request("GET", "/"));
    std::size_t size = 0;
    std::thread([&] { size = body.read_all().size(); }).join();
    CHECK(size == 1'000'000);
}
