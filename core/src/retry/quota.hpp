#pragma once

#include <algorithm>
#include <atomic>

namespace inia::detail {

/// The tokens that the retries of one client share, so that an outage does not double its own load: each retry takes
/// some, each success gives some back, and without tokens there is no retry. Thread-safe, never blocks.
class RetryQuota {
public:
    static constexpr int default_capacity = 500;

    explicit RetryQuota(int capacity = default_capacity) noexcept : RetryQuota(capacity, capacity) {}
    RetryQuota(int capacity, int available) noexcept : capacity_(capacity), available_(available) {}

    /// Takes `cost` tokens, or none and returns false when there are fewer.
    bool acquire(int cost) noexcept {
        int available = available_.load(std::memory_order_relaxed);
        while (available >= cost)
            if (available_.compare_exchange_weak(available, available - cost, std::memory_order_relaxed)) return true;
        return false;
    }

    /// Gives tokens back, up to the capacity.
    void release(int tokens) noexcept {
        int available = available_.load(std::memory_order_relaxed);
        // A full quota is the usual case, and then the line of the cache stays shared.
        while (available < capacity_
               && !available_.compare_exchange_weak(available, std::min(available + tokens, capacity_),
                                                    std::memory_order_relaxed)) {
        }
    }

    int available() const noexcept { return available_.load(std::memory_order_relaxed); }

private:
    int const capacity_;
    std::atomic<int> available_;
};

}  // namespace inia::detail
