// expect: delete_from() wants a set
#include "subject.hpp"

auto const wrong = delete_from<&User::log>({"a"});
