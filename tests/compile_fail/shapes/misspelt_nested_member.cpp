// expect: inia::List<Tag>
// A by-value std::vector would send GCC 12 into the standard library with this.
#include <inia/core/shapes.hpp>

struct Tag {
    inia::Optional<std::string> Key{};
    inia::Optional<std::string> Value{};
};
struct Request {
    inia::List<Tag> Tags{};
};

#ifdef RIGHT
auto const request = Request{.Tags = {{.Key = "a", .Value = "b"}}};
#else
auto const request = Request{.Tags = {{.Keyy = "a", .Value = "b"}}};
#endif
