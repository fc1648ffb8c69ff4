// expect: ignored<>()
#include "subject.hpp"

auto const wrong = attr<&User::secret> == "a";
