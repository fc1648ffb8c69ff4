// expect: members of two types
#include "subject.hpp"

auto const wrong = attr<&User::id> == "a" && attr<&Order::id> == "a";
