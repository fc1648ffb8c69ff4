// The 71 serde cases that AWS's SDKs share, by their public ids: `bench_serde_std CASE inia|floor CALLS` prints the
// nanoseconds of processor time of one call, `bench_serde_std --list` the ids. `inia` is what a call does with the same
// request or answer, through the operation's own functions; `floor` copies the message and checks it for UTF-8. Values
// and bytes have the shapes and sizes of the standard's and are made by formula; a codec whose result differs ends
// with 1.
#include "serde_std/case.hpp"
#include "serde_std/floor.hpp"
#include "timing.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

constexpr int failed = 1, usage = 2;

template<class Work> int measure(Work& work, long calls) {
    double const start = bench::processor_time();
    if (!work.run(calls)) return failed;
    std::printf("%.2f\n", (bench::processor_time() - start) / static_cast<double>(calls));
    return 0;
}

int run(bench::Case& made, std::string_view what, long calls) {
    if (!made.is_right()) {
        std::fputs("the codec's result is not what the case says\n", stderr);
        return failed;
    }
    if (what == "inia") return measure(made, calls);
    if (what != "floor") return usage;
    bench::Floor floor(made.message());
    return measure(floor, calls);
}

}  // namespace

int main(int count, char** arguments) {
    bench::Cases cases;
    bench::add_json_cases(cases);
    bench::add_cbor_cases(cases);
    bench::add_query_cases(cases);
    bench::add_rest_json_cases(cases);
    bench::add_rest_xml_cases(cases);
    if (count == 2 && std::string_view(arguments[1]) == "--list") {
        for (auto const& entry : cases) std::puts(entry.id.c_str());
        return 0;
    }
    if (count != 4) return usage;
    for (auto const& entry : cases)
        if (entry.id == arguments[1]) return run(*entry.make(), arguments[2], std::atol(arguments[3]));
    return usage;
}
