// expect: cannot contain
#include "subject.hpp"

auto const wrong = attr<&User::tags>.contains(5);
