// expect: User::logins
#include "subject.hpp"

auto const wrong = attr<&User::logins> == "many";
