// expect: it is no list
#include "subject.hpp"

auto const wrong = attr<&User::id>[0].exists();
