// expect: cannot begin
#include "subject.hpp"

auto const wrong = attr<&User::logins>.begins_with("1");
