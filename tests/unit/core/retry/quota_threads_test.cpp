#include "support/catch.hpp"

#include "retry/quota.hpp"

#include <atomic>
#include <thread>
#include <vector>

using inia::detail::RetryQuota;

TEST_CASE("threads that share a quota never take more than there is", "[core][retry][threads]") {
    RetryQuota quota(500);
    std::atomic<int> granted{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 200; ++j)
                if (quota.acquire(5)) granted.fetch_add(1);
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(granted == 100);
    CHECK(quota.available() == 0);
}

TEST_CASE("threads that give tokens back never exceed the capacity", "[core][retry][threads]") {
    RetryQuota quota(500, 0);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 200; ++j) quota.release(1);
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(quota.available() == 500);
}
