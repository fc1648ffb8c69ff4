// expect: cannot be compared
#include "subject.hpp"

auto const wrong = attr<&User::active> == 1;
