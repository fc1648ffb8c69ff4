#pragma once

#include <inia/core/export.hpp>

#include <chrono>

namespace inia {

/// The seam to time and chance, so that no test waits and every failure repeats. Implementations are thread-safe.
class INIA_EXPORT Clock {
public:
    virtual ~Clock();
    /// Wall-clock time, for signatures and expiry.
    virtual std::chrono::system_clock::time_point now() = 0;
    /// Monotonic time, for deadlines.
    virtual std::chrono::steady_clock::time_point steady_now() = 0;
    virtual void sleep(std::chrono::nanoseconds duration) = 0;
    /// Uniform in [0, 1), for jitter.
    virtual double random() = 0;

    /// The machine's clock; lives as long as the process.
    static Clock& system() noexcept;
};

}  // namespace inia
