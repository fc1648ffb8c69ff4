#include <inia/core/clock.hpp>

#include "util/crypto.hpp"

#include <pthread.h>

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <thread>

namespace inia {
namespace {

// Counts the forks above this process, so that a child does not repeat its parent's numbers.
std::atomic<unsigned> fork_generation{1};

// xoshiro256+, one per thread: no lock, and good for the 53 bits of a double.
class Generator {
public:
    double next() noexcept {
        if (unsigned const now = fork_generation.load(std::memory_order_relaxed); generation_ != now) seed(now);
        std::uint64_t const result = state_[0] + state_[3];
        std::uint64_t const shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return static_cast<double>(result >> 11) * 0x1.0p-53;
    }

private:
    void seed(unsigned generation) noexcept {
        [[maybe_unused]] static int const registered =
            ::pthread_atfork(nullptr, nullptr, [] { fork_generation.fetch_add(1, std::memory_order_relaxed); });
        if (!detail::crypto::random_bytes(std::as_writable_bytes(std::span(state_)))) {
            // No randomness in this machine: time and an address still tell threads and processes apart.
            state_ = {static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()),
                      reinterpret_cast<std::uintptr_t>(this), generation, 0x9e3779b97f4a7c15};
        }
        generation_ = generation;
    }

    std::array<std::uint64_t, 4> state_{};
    unsigned generation_ = 0;
};

class SystemClock final : public Clock {
public:
    std::chrono::system_clock::time_point now() override { return std::chrono::system_clock::now(); }
    std::chrono::steady_clock::time_point steady_now() override { return std::chrono::steady_clock::now(); }
    void sleep(std::chrono::nanoseconds duration) override { std::this_thread::sleep_for(duration); }
    double random() override {
        thread_local Generator generator;
        return generator.next();
    }
};

}  // namespace

Clock::~Clock() = default;

Clock& Clock::system() noexcept {
    // Never destroyed: clients that are statics use it during exit.
    static Clock& clock = *new SystemClock;
    return clock;
}

}  // namespace inia
