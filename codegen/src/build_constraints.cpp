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

bool has_token(Structure const& structure) {
    for (Member const& member : structure.members)
        if (member.idempotency_token) return true;
    return false;
}

/// Passes a mark on to the structures of requests that hold one for which `marks` is true.
template<class F> void spread(Service& service, bool Structure::*mark, F marks) {
    // What is held comes first in `order`, but for cycles.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t index : service.order) {
            Structure& structure = service.structures[index];
            if (structure.*mark || !structure.encoded) continue;
            for_each_held(structure, [&](std::size_t held) { structure.*mark |= marks(service.structures[held]); });
            changed |= structure.*mark;
        }
    }
}

}  // namespace

void find_constraints(Service& service) {
    for (Structure& structure : service.structures)
        structure.constrained = structure.encoded && is_constrained(service, structure);
    spread(service, &Structure::constrained, [](Structure const& held) { return held.constrained; });
    spread(service, &Structure::holds_token, [](Structure const& held) { return held.holds_token || has_token(held); });
}

}  // namespace inia::codegen
