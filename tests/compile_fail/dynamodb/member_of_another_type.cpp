// expect: none of that type
#include "subject.hpp"

auto const wrong = attr<&User::address, &Order::id>.exists();
