// expect: DynamoDB orders numbers, strings and bytes only
#include "subject.hpp"

auto const wrong = attr<&User::active> < true;
