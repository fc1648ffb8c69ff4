// expect: Required<
#include <inia/core/shapes.hpp>

struct Request {
    struct required {
        class Name;
    };
    inia::Required<std::string, required::Name> Name;
};

Request const request{.Name = {{"a", "b"}}};
