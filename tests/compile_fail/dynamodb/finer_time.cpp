// expect: this time is finer than those of the attribute
#include "subject.hpp"

auto const right = attr<&User::since> < std::chrono::sys_days();
#ifndef RIGHT
auto const wrong = attr<&User::since> < std::chrono::system_clock::now();
#endif
