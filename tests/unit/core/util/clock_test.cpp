#include "support/catch.hpp"

#include <inia/core/clock.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <set>

using inia::Clock;

TEST_CASE("the system's chance is uniform in [0, 1)", "[core][clock]") {
    Clock& clock = Clock::system();
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        double const value = clock.random();
        REQUIRE(value >= 0);
        REQUIRE(value < 1);
        sum += value;
    }
    // Fifteen standard deviations of the mean.
    CHECK(sum / 10'000 == Approx(0.5).margin(0.045));
}

TEST_CASE("a forked child does not repeat its parent's chance", "[core][clock]") {
    Clock& clock = Clock::system();
    clock.random();
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    pid_t const child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        double const value = clock.random();
        ssize_t const put = ::write(pipe_ends[1], &value, sizeof value);
        ::_exit(put == sizeof value ? 0 : 1);
    }
    double theirs = 0;
    REQUIRE(::read(pipe_ends[0], &theirs, sizeof theirs) == sizeof theirs);
    ::waitpid(child, nullptr, 0);
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    CHECK(clock.random() != theirs);
}

TEST_CASE("the system's clocks run and sleep", "[core][clock]") {
    Clock& clock = Clock::system();
    auto const wall = clock.now();
    auto const steady = clock.steady_now();
    clock.sleep(std::chrono::milliseconds(2));
    CHECK(clock.steady_now() - steady >= std::chrono::milliseconds(2));
    CHECK(clock.now() >= wall);
    CHECK(wall.time_since_epoch() > std::chrono::hours(24 * 365 * 50));
}
