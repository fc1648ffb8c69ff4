// expect: will be destroyed at the end of the full-expression
#include <inia/core/shapes.hpp>

inia::Optional<std::string> token();

std::size_t size() {
#ifdef RIGHT
    inia::Optional<std::string> const named = token();
    std::string const* const text = named.operator->();
#else
    std::string const* const text = token().operator->();
#endif
    return text->size();
}
