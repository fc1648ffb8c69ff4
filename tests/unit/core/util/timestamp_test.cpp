#include "support/catch.hpp"

#include <inia/core/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <ratio>
#include <type_traits>

using inia::Timestamp;
using namespace std::chrono;

TEST_CASE("a timestamp counts seconds downwards, so that nanoseconds are never negative", "[timestamp]") {
    Timestamp const before = sys_time<milliseconds>{milliseconds{-500}};
    CHECK(before.seconds() == -1);
    CHECK(before.nanos() == 500'000'000);
    CHECK(before.epoch_milliseconds() == -500);
    CHECK(Timestamp{}.seconds() == 0);
    CHECK(Timestamp::from_epoch_seconds(5, 2'500'000'000).seconds() == 7);
    CHECK(Timestamp::from_epoch_seconds(5, 2'500'000'000).nanos() == 500'000'000);
    CHECK(Timestamp::from_epoch_milliseconds(-1) == Timestamp::from_epoch_seconds(-1, 999'000'000));
}

TEST_CASE("a timestamp converts from and to the system clock's time in any duration", "[timestamp]") {
    sys_time<nanoseconds> const exact{nanoseconds{1'234'567'890'123'456'789}};
    Timestamp const time = exact;
    CHECK(time.seconds() == 1'234'567'890);
    CHECK(time.nanos() == 123'456'789);
    sys_time<nanoseconds> const back = time;
    CHECK(back == exact);
    CHECK(sys_time<microseconds>{time} == floor<microseconds>(exact));
    CHECK(sys_time<milliseconds>{time} == floor<milliseconds>(exact));
    CHECK(sys_seconds{time} == floor<seconds>(exact));
    CHECK(sys_time<minutes>{time} == floor<minutes>(exact));
    CHECK(sys_days{time} == floor<days>(exact));
    system_clock::time_point const now = system_clock::now();
    CHECK(system_clock::time_point{Timestamp{now}} == now);
    CHECK(Timestamp{sys_days{2015y / January / 25}}.seconds() == 1'422'144'000);
}

TEST_CASE("conversions round down before the epoch, too", "[timestamp]") {
    Timestamp const time = Timestamp::from_epoch_seconds(-1, 999'999'999);  // one nanosecond before
    CHECK(sys_time<microseconds>{time}.time_since_epoch().count() == -1);
    CHECK(sys_seconds{time}.time_since_epoch().count() == -1);
    CHECK(sys_days{time}.time_since_epoch().count() == -1);
    using Frames = duration<std::int64_t, std::ratio<1001, 30000>>;
    CHECK(sys_time<Frames>{time}.time_since_epoch().count() == -1);
    Timestamp const frame = sys_time<Frames>{Frames{-1}};  // -0.0333666...
    CHECK(frame == Timestamp::from_epoch_seconds(-1, 966'633'333));
    using Picoseconds = duration<std::int64_t, std::pico>;
    CHECK(Timestamp{sys_time<Picoseconds>{Picoseconds{-1}}} == time);
    CHECK(sys_time<Picoseconds>{time}.time_since_epoch().count() == -1000);
}

TEST_CASE("a time that a duration cannot hold becomes the nearest it can", "[timestamp]") {
    Timestamp const late = Timestamp::from_epoch_seconds(253'402'300'799);  // the end of year 9999
    CHECK(sys_time<nanoseconds>{late}.time_since_epoch() == nanoseconds::max());
    CHECK(sys_time<nanoseconds>{Timestamp::from_epoch_seconds(-253'402'300'799)}.time_since_epoch()
          == nanoseconds::min());
    CHECK(sys_time<microseconds>{late}.time_since_epoch() == seconds{253'402'300'799});
    CHECK(sys_time<duration<std::int32_t>>{late}.time_since_epoch().count()
          == std::numeric_limits<std::int32_t>::max());
    CHECK(Timestamp{sys_time<hours>{hours::max()}}.seconds() > 0);
    CHECK(Timestamp{
              sys_time<duration<std::int64_t, std::ratio<86'400>>>{duration<std::int64_t, std::ratio<86'400>>::max()}}
              .seconds()
          == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("a timestamp converts from and to floating-point seconds", "[timestamp]") {
    Timestamp const time = sys_time<duration<double>>{duration<double>{-0.25}};
    CHECK(time == Timestamp::from_epoch_seconds(-1, 750'000'000));
    sys_time<duration<double>> const back = time;
    CHECK(back.time_since_epoch().count() == -0.25);
    CHECK(Timestamp{sys_time<duration<double, std::milli>>{duration<double, std::milli>{1.5}}}
          == Timestamp::from_epoch_seconds(0, 1'500'000));
    CHECK(Timestamp{sys_time<duration<double>>{duration<double>{1e300}}}.seconds()
          == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("timestamps are ordered by time", "[timestamp]") {
    CHECK(Timestamp::from_epoch_seconds(1) < Timestamp::from_epoch_seconds(1, 1));
    CHECK(Timestamp::from_epoch_seconds(-1, 999'999'999) < Timestamp{});
    CHECK(Timestamp::from_epoch_seconds(1, 5) == Timestamp::from_epoch_seconds(1, 5));
    CHECK(std::is_trivially_copyable_v<Timestamp>);
    constexpr Timestamp compile_time = Timestamp::from_epoch_seconds(1, 5);
    CHECK(compile_time.nanos() == 5);
}
