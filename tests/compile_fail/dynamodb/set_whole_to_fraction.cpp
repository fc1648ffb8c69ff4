// expect: cannot be set to a value of this type
#include "subject.hpp"

auto const wrong = set<&User::logins>(1.5);
