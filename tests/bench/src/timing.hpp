#pragma once

#include <chrono>
#include <cstdio>

namespace bench {

/// Makes the compiler believe that the value is looked at, and changed.
template<class T> void keep(T const& value) { asm volatile("" : : "r"(&value) : "memory"); }

/// Prints the nanoseconds of one call.
template<class F> void measure(long calls, F call) {
    auto const start = std::chrono::steady_clock::now();
    for (long i = 0; i < calls; ++i) call();
    std::chrono::duration<double, std::nano> const time = std::chrono::steady_clock::now() - start;
    std::printf("%.2f\n", time.count() / static_cast<double>(calls));
}

}  // namespace bench
