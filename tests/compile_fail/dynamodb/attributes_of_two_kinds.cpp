// expect: cannot be compared
#include "subject.hpp"

auto const wrong = attr<&User::id> == attr<&User::logins>;
