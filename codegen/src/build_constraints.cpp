#include "build_constraints.hpp"

#include "partition.hpp"

namespace inia::codegen {
namespace {

bool has_min(Service const& service, Type const& type) {
    if (!type.traits.min.empty()) return true;
    if (!type.traits.keys.empty())
        for (ShapeConstant const& shape : service.shapes)
            if (shape.name == type.traits.keys && !shape.traits.min.empty()) return true;
    return !type.element.empty() && has_min(service, type.element[0]);
}

bool is_constrained(Service const& service, Structure const& structure) {
    if (structure.is_union) return true;
    for (Member const& member : structure.members) {
        if (member.required && member.wrap != Wrap::required) return true;
        if (member.location == Location::uri || member.host_label || has_min(service, member.type)) return true;
    }
    return false;
}

bool holds_constrained(Service const& service, Structure const& structure) {
    bool found = false;
    for_each_held(structure, [&](std::size_t index) { found |= service.structures[index].constrained; });
    return found;
}

}  // namespace

void find_constraints(Service& service) {
    for (Structure& structure : service.structures)
        structure.constrained = structure.encoded && is_constrained(service, structure);
    // What is held comes first in `order`, but for cycles.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t index : service.order) {
            Structure& structure = service.structures[index];
            if (structure.constrained || !structure.encoded || !holds_constrained(service, structure)) continue;
            structure.constrained = changed = true;
        }
    }
}

}  // namespace inia::codegen
