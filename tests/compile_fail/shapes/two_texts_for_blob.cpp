// expect: Blob
#include <inia/core/shapes.hpp>

struct Part {
    inia::Blob Bytes{};
};

auto const part = Part{.Bytes = {{"a", "b"}}};
