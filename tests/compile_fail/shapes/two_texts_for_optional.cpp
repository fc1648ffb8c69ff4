// expect: Optional<
// In a std::optional<std::string> it is one string from the first literal to the second.
#include <inia/core/shapes.hpp>

struct Request {
    inia::Optional<std::string> Name{};
};

Request const request{.Name = {{"a", "b"}}};
