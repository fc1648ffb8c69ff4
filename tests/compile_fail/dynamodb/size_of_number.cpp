// expect: has no size
#include "subject.hpp"

auto const wrong = attr<&User::logins>.size() > 1;
