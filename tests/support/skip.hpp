/// Test cases that cannot run here.
#pragma once

#include <cstddef>
#include <string_view>

namespace inia::test {

/// Says why this test case does nothing, and counts it. A program of which all test cases were skipped ends with
/// `skip_code` (main.cpp), which ctest reports as skipped; any other result is what it is.
void skip_test(std::string_view why);
std::size_t skipped_tests();

inline constexpr int skip_code = 77;

}  // namespace inia::test
