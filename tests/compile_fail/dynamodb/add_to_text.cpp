// expect: add() wants a number
#include "subject.hpp"

auto const wrong = add<&User::id>("a");
