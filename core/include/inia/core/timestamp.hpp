#pragma once

#include <inia/core/export.hpp>

#include <chrono>
#include <compare>
#include <concepts>
#include <cstdint>
#include <type_traits>

namespace inia {

/// A point in time, UTC without leap seconds as in POSIX, to the nanosecond, 292 thousand million years either way.
/// Default constructed it is the epoch, 1970-01-01T00:00:00Z. timestamp_format.hpp has its text forms: two of them say
/// the years 1 to 9999 only, and a call with another time in a member of such a form ends in a ValidationError.
class INIA_EXPORT Timestamp {
public:
    constexpr Timestamp() noexcept = default;

    /// From the system clock's time in any duration; finer than nanoseconds is rounded down.
    template<class Duration> Timestamp(std::chrono::time_point<std::chrono::system_clock, Duration> time) noexcept {
        using Period = typename Duration::period;
        if constexpr (std::is_floating_point_v<typename Duration::rep>)
            *this = from_fraction(static_cast<double>(time.time_since_epoch().count()) * Period::num / Period::den);
        else
            *this = from_ticks(static_cast<std::int64_t>(time.time_since_epoch().count()), Period::num, Period::den);
    }

    /// `nanos` beyond a second are carried over.
    static constexpr Timestamp from_epoch_seconds(std::int64_t seconds, std::uint32_t nanos = 0) noexcept {
        Timestamp time;
        time.seconds_ = seconds + nanos / nanos_per_second;
        time.nanos_ = nanos % nanos_per_second;
        return time;
    }
    static Timestamp from_epoch_milliseconds(std::int64_t milliseconds) noexcept {
        return from_ticks(milliseconds, 1, 1000);
    }

    /// Whole seconds since the epoch, rounded down: half a second before the epoch is -1 s and 500,000,000 ns.
    constexpr std::int64_t seconds() const noexcept { return seconds_; }
    /// Nanoseconds after seconds(), 0 to 999,999,999.
    constexpr std::uint32_t nanos() const noexcept { return nanos_; }
    /// Rounded down; the nearest end of the range if it does not fit.
    std::int64_t epoch_milliseconds() const noexcept { return to_ticks(1, 1000); }

    /// The system clock's time in any duration: rounded down to it, and the nearest end of its range if it does not
    /// fit (std::chrono::system_clock's nanoseconds end in 1677 and 2262).
    template<class Duration> operator std::chrono::time_point<std::chrono::system_clock, Duration>() const noexcept {
        using Rep = typename Duration::rep;
        using Period = typename Duration::period;
        if constexpr (std::is_floating_point_v<Rep>) {
            auto const seconds = static_cast<Rep>(seconds_) + static_cast<Rep>(nanos_) / nanos_per_second;
            return std::chrono::time_point<std::chrono::system_clock, Duration>{
                Duration{seconds * Period::den / Period::num}};
        } else {
            std::int64_t const ticks = to_ticks(Period::num, Period::den);
            Rep const low = Duration::min().count();
            Rep const high = Duration::max().count();
            return std::chrono::time_point<std::chrono::system_clock, Duration>{
                Duration{ticks < low    ? low
                         : ticks > high ? high
                                        : static_cast<Rep>(ticks)}};
        }
    }

    constexpr auto operator<=>(Timestamp const&) const noexcept = default;

private:
    static constexpr std::uint32_t nanos_per_second = 1'000'000'000;

    // A tick is numerator / denominator seconds.
    static Timestamp from_ticks(std::int64_t ticks, std::int64_t numerator, std::int64_t denominator) noexcept;
    std::int64_t to_ticks(std::int64_t numerator, std::int64_t denominator) const noexcept;
    static Timestamp from_fraction(double seconds) noexcept;

    std::int64_t seconds_ = 0;
    std::uint32_t nanos_ = 0;
};

}  // namespace inia
