#pragma once

#include <cstddef>
#include <vector>

namespace inia::codegen {

/// That one structure holds another.
struct Holds {
    std::size_t target = 0;
    bool direct = false;  ///< As a member, not through a list or map.
};

/// In which order structures can be defined.
struct DefinitionOrder {
    std::vector<std::size_t> order{};           ///< What a structure holds comes first, but for cycles.
    std::vector<bool> forward{};                ///< By structure: named before its definition.
    std::vector<std::size_t> component{};       ///< By structure: number of the cycle, or of the structure alone.
    std::vector<std::vector<bool>> indirect{};  ///< By structure and edge: must be held through a pointer.
};

/// Orders the structures of a graph, given by the edges of each. Through lists and maps too, because not every compiler
/// takes a list of an incomplete type inside an optional; those edges give way first when there is a cycle, and only a
/// cycle of direct edges is broken by a pointer, at the edge that closes it when read in the given order.
DefinitionOrder order_definitions(std::vector<std::vector<Holds>> const& graph);

}  // namespace inia::codegen
