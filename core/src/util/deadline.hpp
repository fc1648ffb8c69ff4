#pragma once

#include <chrono>

namespace inia::detail {

/// When so much time will have passed; the end of all time where the clock does not reach so far, as with
/// `milliseconds::max()`, of which nanoseconds cannot count all.
inline std::chrono::steady_clock::time_point deadline_after(std::chrono::steady_clock::time_point now,
                                                            std::chrono::milliseconds limit) {
    using TimePoint = std::chrono::steady_clock::time_point;
    bool const reached = limit < std::chrono::floor<std::chrono::milliseconds>(TimePoint::max() - now);
    return reached ? now + limit : TimePoint::max();
}

}  // namespace inia::detail
