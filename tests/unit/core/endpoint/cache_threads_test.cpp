#include "endpoint/cache.hpp"

#include "support/catch.hpp"

#include <atomic>
#include <thread>
#include <vector>

using namespace inia;
using detail::EndpointCache;

namespace {
Result<Endpoint> resolve(ClientCore const&, void const*) { return Endpoint{}; }
}  // namespace

TEST_CASE("threads fill and read one cache, and each finds what belongs to its key", "[endpoint][cache][threads]") {
    EndpointCache cache;
    std::atomic<int> wrong{0}, found{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            // More keys than slots, so that first endpoints are raced for and recent ones give way while they are read.
            for (int i = 0; i < 2000; ++i) {
                std::string const url = "https://bucket-" + std::to_string((i * (t + 1)) % 200);
                EndpointKey key;
                key.add(url);
                Endpoint const* endpoint = cache.find(&resolve, key);
                std::shared_ptr<Endpoint const> owned;
                if (!endpoint) endpoint = (owned = cache.find_recent(&resolve, key)).get();
                if (endpoint)
                    ++found;
                else
                    endpoint = (owned = cache.add(&resolve, key, {.url = url})).get();
                wrong += endpoint->url != url;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
    CHECK(found > 1000);
}
