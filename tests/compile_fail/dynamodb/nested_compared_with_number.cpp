// expect: Address::street
#include "subject.hpp"

auto const wrong = attr<&User::address, &Address::street> == 5;
