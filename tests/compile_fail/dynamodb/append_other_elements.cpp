// expect: list_append() wants
#include "subject.hpp"

auto const wrong = set<&User::log>(list_append(attr<&User::log>, std::vector<int>()));
