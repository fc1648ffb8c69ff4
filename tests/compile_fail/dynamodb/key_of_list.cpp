// expect: cannot be a key
#include "subject.hpp"

auto const wrong = key<&User::log> == std::vector<std::string>();
