#pragma once

// What the compiled rule sets of the endpoint vectors are written in.

#include <inia/core/endpoint_rules.hpp>

#include <boost/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace inia::endpoint_vectors {

namespace json = boost::json;

/// Resolves with a case's `params`.
using Resolve = Result<Endpoint> (*)(json::object const& params);
/// Runs one of a case's `operationInputs`; returns what is wrong, empty when it passes.
using RunOperation = std::string (*)(json::object const& input, json::object const& expect);

/// The rule sets, by the vectors' file that uses them; and the operations, by `FILE#operation`.
std::map<std::string, Resolve>& resolvers();
std::map<std::string, RunOperation>& operations();

inline void set(rules::Text& parameter, json::object const& params, std::string_view name) {
    if (auto const* value = params.if_contains(name)) parameter = std::string_view(value->as_string());
}
inline void set(Optional<bool>& parameter, json::object const& params, std::string_view name) {
    if (auto const* value = params.if_contains(name)) parameter = value->as_bool();
}
inline void set(Optional<std::vector<rules::Text>>& parameter, json::object const& params, std::string_view name) {
    auto const* value = params.if_contains(name);
    if (!value) return;
    parameter.emplace();
    for (json::value const& text : value->as_array()) parameter->push_back(std::string_view(text.as_string()));
}

}  // namespace inia::endpoint_vectors
