// expect: will be destroyed at the end of the full-expression
#include <inia/core/shapes.hpp>

inia::List<std::string> names();

std::size_t size() {
#ifdef RIGHT
    inia::List<std::string> const all = names();
    std::string const& name = all.at(0);
#else
    std::string const& name = names().at(0);
#endif
    return name.size();
}
