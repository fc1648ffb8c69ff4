// expect: an equality on the hash key
#include "subject.hpp"

auto const wrong = key<&User::id> > "a" && key<&User::logins> > 5;
