// expect: cannot be compared
#include "subject.hpp"

auto const wrong = key<&User::id> == 5;
