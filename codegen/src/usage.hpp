#pragma once

#include "shapes.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace inia::codegen {

/// An operation of the model that is generated.
struct UsedOperation {
    std::string_view name{};
    boost::json::object const* json = nullptr;
    std::string_view input{};  ///< Shape; empty when there is none.
    std::string_view output{};
};

/// Who uses which shape, and in which direction it travels.
struct Usage {
    std::vector<UsedOperation> operations{};
    std::vector<std::string> left_out{};                  ///< Operations that are not generated, with the reason.
    std::map<std::string_view, int> inputs{}, outputs{};  ///< Number of operations with that input or output.
    std::set<std::string_view> errors{};
    std::set<std::string_view> nested{};   ///< Structures that a structure, list or map holds.
    std::set<std::string_view> encoded{};  ///< Shapes reached from inputs, themselves included.
    std::set<std::string_view> decoded{};  ///< Shapes reached from outputs and errors.

    bool used(std::string_view shape) const { return encoded.contains(shape) || decoded.contains(shape); }
};

using NameSet = std::set<std::string, std::less<>>;

/// `stop` holds the names of shapes that are written by hand: nothing beyond them is looked at. `only` names the
/// operations that are wanted, and all are when it is empty; of the errors it then takes those that they may end in.
/// Operations that send a stream of events are left out unless `event_inputs`.
Usage find_usage(boost::json::object const& model, Shapes const& shapes, NameSet const& stop, NameSet const& only,
                 bool event_inputs);

}  // namespace inia::codegen
