#include <inia/core/timestamp.hpp>

#include <cmath>
#include <limits>

namespace inia {
namespace {

// Seconds times a clock's denominator do not fit into 64 bits.
__extension__ using Wide = __int128;

Wide floor_divide(Wide dividend, Wide divisor) noexcept {
    Wide const quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

std::int64_t clamp(Wide value) noexcept {
    constexpr Wide low = std::numeric_limits<std::int64_t>::min();
    constexpr Wide high = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(value < low ? low : value > high ? high : value);
}

}  // namespace

Timestamp Timestamp::from_ticks(std::int64_t ticks, std::int64_t numerator, std::int64_t denominator) noexcept {
    Wide const dividend = Wide{ticks} * numerator;
    Wide const seconds = floor_divide(dividend, denominator);
    Wide const rest = dividend - seconds * denominator;
    return from_epoch_seconds(clamp(seconds), static_cast<std::uint32_t>(rest * nanos_per_second / denominator));
}

std::int64_t Timestamp::to_ticks(std::int64_t numerator, std::int64_t denominator) const noexcept {
    Wide const dividend = Wide{seconds_} * denominator;
    Wide const ticks = floor_divide(dividend, numerator);
    Wide const rest = dividend - ticks * numerator;
    Wide const fraction = (rest * nanos_per_second + Wide{nanos_} * denominator) / (Wide{numerator} * nanos_per_second);
    return clamp(ticks + fraction);
}

Timestamp Timestamp::from_fraction(double seconds) noexcept {
    constexpr double limit = 9.2e18;
    if (!(seconds > -limit)) return from_epoch_seconds(std::numeric_limits<std::int64_t>::min());  // NaN too
    if (seconds > limit) return from_epoch_seconds(std::numeric_limits<std::int64_t>::max());
    double const whole = std::floor(seconds);
    return from_epoch_seconds(static_cast<std::int64_t>(whole),
                              static_cast<std::uint32_t>((seconds - whole) * nanos_per_second));
}

}  // namespace inia
