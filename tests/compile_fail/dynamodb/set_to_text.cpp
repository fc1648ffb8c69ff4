// expect: User::logins
#include "subject.hpp"

auto const wrong = set<&User::logins>("many");
