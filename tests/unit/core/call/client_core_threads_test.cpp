#include "support/catch.hpp"
#include "wire_fixture.hpp"

#include <atomic>
#include <thread>
#include <vector>

using namespace inia;
using inia::test::Received;
using inia::test::reply;
using inia::test::WireFixture;

TEST_CASE("threads share one client from its first call on", "[core][client][threads]") {
    ServiceInfo const service{.name = "demo", .service_id = "Demo", .signing_name = "demo"};
    OperationInfo const post{.name = "DoIt", .method = "POST"};
    WireFixture fixture(service);
    fixture.server.answer_with([](Received const& received) { return reply(200, received.body); });
    ClientCore const core(service, Session(), fixture.config);
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                std::string const text = std::to_string(t) + ":" + std::to_string(i);
                Result<Outcome> const outcome = fixture.run(core, post, "/", "", text);
                right += outcome && !outcome->failed && outcome->response.body == text;
                right += core.config().has_value();
                right += (*core.cached_endpoint([](ClientCore const&, void const*) -> Result<Endpoint> {
                             return Endpoint{.url = "https://one"};
                         }))->url
                      == "https://one";
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(right == 300);
    CHECK(fixture.server.complaints() == "");
    CHECK(fixture.server.connections() <= 4);
}
