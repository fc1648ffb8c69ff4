// expect: speaks of keys alone
#include "subject.hpp"

auto const wrong = key<&User::id> == "a" && attr<&User::logins> > 5;
