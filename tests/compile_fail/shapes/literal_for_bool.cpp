// expect: Optional<bool>
#include <inia/core/shapes.hpp>

struct Request {
    inia::Optional<bool> Force{};
};

auto const request = Request{.Force = "no"};
