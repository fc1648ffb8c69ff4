#include "skip.hpp"

#include <atomic>
#include <cstdio>

namespace inia::test {

namespace {

std::atomic<std::size_t> count{0};

}  // namespace

void skip_test(std::string_view why) {
    ++count;
    std::printf("skipped: %.*s\n", static_cast<int>(why.size()), why.data());
}

std::size_t skipped_tests() { return count; }

}  // namespace inia::test
