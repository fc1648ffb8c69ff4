// expect: nickname
#include "subject.hpp"

auto const wrong = attr<&User::nickname>.exists();
