#pragma once

#include "model.hpp"

#include <cstddef>
#include <set>
#include <vector>

namespace inia::codegen {

/// What one source file of a service instantiates.
struct Part {
    std::vector<std::size_t> operations{};
    std::vector<std::size_t> structures{};  ///< Their codecs.
    std::vector<std::size_t> borrowed{};    ///< Whose codecs it uses, and another part instantiates.
};

/// Calls `f(index)` for each structure that a member of this one holds, through lists and maps too.
template<class F> void for_each_held(Structure const& structure, F&& f) {
    for (Member const& member : structure.members) {
        Type const* type = &member.type;
        while (!type->element.empty()) type = &type->element[0];
        if (is_structure(type->kind)) f(type->index);
    }
}

/// The structures of each header of a split service, in the order of definition: one, or a cycle.
std::vector<std::vector<std::size_t>> header_groups(Service const& service);

/// What the structures of a header hold that other headers define.
std::set<std::size_t> held_outside(Service const& service, std::vector<std::size_t> const& group);

/// Into how many parts the service has to fall so that a compiler takes less than 500 MB for each.
std::size_t parts_needed(Service const& service);

/// Spreads operations and structures over `count` parts of about the same cost. Structures stand with the first
/// operation that uses them, so that a part needs few of the service's headers.
std::vector<Part> partition(Service const& service, std::size_t count);

}  // namespace inia::codegen
