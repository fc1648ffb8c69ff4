// expect: Map<
#include <inia/core/shapes.hpp>

struct Request {
    inia::Map<std::string> Metadata{};
};

Request const request{.Metadata = {{"a", "b", "c"}}};
