#include "order.hpp"

#include <algorithm>
#include <cstdint>

namespace inia::codegen {
namespace {

using Graph = std::vector<std::vector<Holds>>;
using Component = std::vector<std::size_t>;

/// Tarjan's algorithm: the strongly connected components, those that others need first.
class Components {
public:
    explicit Components(Graph const& graph)
        : graph_(graph),
          number_(graph.size()),
          low_(graph.size()),
          on_stack_(graph.size()) {
        for (std::size_t node = 0; node < graph.size(); ++node)
            if (number_[node] == 0) visit(node);
    }
    std::vector<Component> found{};

private:
    void visit(std::size_t node) {
        number_[node] = low_[node] = ++count_;
        stack_.push_back(node);
        on_stack_[node] = true;
        for (Holds const& edge : graph_[node]) {
            if (number_[edge.target] == 0) {
                visit(edge.target);
                low_[node] = std::min(low_[node], low_[edge.target]);
            } else if (on_stack_[edge.target]) {
                low_[node] = std::min(low_[node], number_[edge.target]);
            }
        }
        if (low_[node] != number_[node]) return;
        Component component;
        std::size_t member = 0;
        do {
            member = stack_.back();
            stack_.pop_back();
            on_stack_[member] = false;
            component.push_back(member);
        } while (member != node);
        std::sort(component.begin(), component.end());
        found.push_back(std::move(component));
    }

    Graph const& graph_;
    std::vector<std::size_t> number_, low_, stack_;
    std::vector<bool> on_stack_;
    std::size_t count_ = 0;
};

/// Puts one component's structures in order along its direct edges.
class ComponentOrder {
public:
    ComponentOrder(Graph const& graph, DefinitionOrder& result)
        : graph_(graph),
          result_(result),
          state_(graph.size(), State::outside),
          place_(graph.size()) {}

    void append(Component const& component) {
        for (std::size_t node : component) state_[node] = State::waiting;
        for (std::size_t node : component)
            if (state_[node] == State::waiting) visit(node);
        for (std::size_t node : component)
            for (Holds const& edge : graph_[node])
                if (state_[edge.target] == State::done && place_[edge.target] > place_[node])
                    result_.forward[edge.target] = true;
        for (std::size_t node : component) state_[node] = State::outside;
    }

private:
    enum class State : std::uint8_t { outside, waiting, open, done };

    void visit(std::size_t node) {
        state_[node] = State::open;
        for (std::size_t i = 0; i < graph_[node].size(); ++i) {
            Holds const& edge = graph_[node][i];
            if (!edge.direct) continue;
            if (state_[edge.target] == State::waiting) visit(edge.target);
            if (state_[edge.target] == State::open) result_.indirect[node][i] = true;
        }
        state_[node] = State::done;
        place_[node] = result_.order.size();
        result_.order.push_back(node);
    }

    Graph const& graph_;
    DefinitionOrder& result_;
    std::vector<State> state_;
    std::vector<std::size_t> place_;
};

}  // namespace

DefinitionOrder order_definitions(Graph const& graph) {
    DefinitionOrder result;
    result.forward.resize(graph.size());
    result.component.resize(graph.size());
    for (auto const& edges : graph) result.indirect.emplace_back(edges.size());
    ComponentOrder order(graph, result);
    Components const components(graph);
    for (std::size_t i = 0; i < components.found.size(); ++i) {
        for (std::size_t node : components.found[i]) result.component[node] = i;
        order.append(components.found[i]);
    }
    return result;
}

}  // namespace inia::codegen
