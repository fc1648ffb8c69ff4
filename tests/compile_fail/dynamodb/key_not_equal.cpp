// expect: the operators of keys
#include "subject.hpp"

auto const wrong = key<&User::id> != "a";
