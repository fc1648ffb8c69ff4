// expect: Optional<int>
#include <inia/core/shapes.hpp>

struct Request {
    inia::Optional<int> MaxKeys{};
};

auto const request = Request{.MaxKeys = 0.5};
