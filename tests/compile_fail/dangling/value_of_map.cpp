// expect: will be destroyed at the end of the full-expression
#include <inia/core/shapes.hpp>

inia::Map<std::string> metadata();

std::size_t size() {
#ifdef RIGHT
    inia::Map<std::string> const all = metadata();
    std::string const& owner = all.at("owner");
#else
    std::string const& owner = metadata().at("owner");
#endif
    return owner.size();
}
