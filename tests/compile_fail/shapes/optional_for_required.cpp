// expect: Required<
// Whether there is a value must be said at the call: .Key = key.value().
#include <inia/core/shapes.hpp>

struct Request {
    struct required {
        class Key;
    };
    inia::Required<std::string, required::Key> Key;
};

auto const request = Request{.Key = inia::Optional<std::string>{"k"}};
