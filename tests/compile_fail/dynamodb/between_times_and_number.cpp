// expect: cannot be compared
#include "subject.hpp"

auto const wrong = attr<&User::since>.between(std::chrono::sys_seconds(), 5);
