#pragma once

#include <cstdio>
#include <ctime>

namespace bench {

/// Makes the compiler believe that the value is looked at, and changed.
template<class T> void keep(T const& value) { asm volatile("" : : "r"(&value) : "memory"); }

/// Processor time of this process in nanoseconds: what others run on a shared machine meanwhile does not count.
inline double processor_time() {
    std::timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e9 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec);
}

/// Prints the nanoseconds of one call.
template<class F> void measure(long calls, F call) {
    double const start = processor_time();
    for (long i = 0; i < calls; ++i) call();
    std::printf("%.2f\n", (processor_time() - start) / static_cast<double>(calls));
}

}  // namespace bench
