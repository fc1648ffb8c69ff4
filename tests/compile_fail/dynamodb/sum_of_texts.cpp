// expect: for attributes that hold numbers
#include "subject.hpp"

auto const wrong = set<&User::id>(attr<&User::id> + "a");
