// expect: members of two types
#include "subject.hpp"

auto const wrong = project(attr<&User::id>, attr<&Order::id>);
