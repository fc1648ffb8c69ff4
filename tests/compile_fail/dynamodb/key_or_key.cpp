// expect: make two queries
#include "subject.hpp"

auto const wrong = key<&User::id> == "a" || key<&User::id> == "b";
