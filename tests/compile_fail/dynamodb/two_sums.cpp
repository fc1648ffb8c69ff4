// expect: adds or subtracts once
#include "subject.hpp"

auto const wrong = set<&User::logins>(attr<&User::logins> + 1 + 2);
