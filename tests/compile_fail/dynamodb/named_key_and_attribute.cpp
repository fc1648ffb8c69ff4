// expect: speaks of keys alone
#include "subject.hpp"

auto const wrong = by_name::key("id") == "a" && by_name::attr("logins") > 5;
