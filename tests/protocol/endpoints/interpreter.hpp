#pragma once

#include <boost/json.hpp>

namespace inia::endpoint_vectors {

namespace json = boost::json;

/// Resolves an endpoint by reading a rule set as it goes; `partitions` is a table of partitions in botocore's form. The
/// result has the form of a case's `expect`: {"endpoint": ...} or {"error": ...}, the text empty when no rule gives it.
///
/// A second implementation of the rules language, written from its specification and sharing no code with codegen's
/// compiler or core: where the two agree, a case that says otherwise belongs to another rule set.
json::object interpret(json::value const& rule_set, json::value const& partitions, json::object const& params);

/// Whether two expectations are the same; a property is as good as absent when it is empty or false.
bool same_expectation(json::object const& a, json::object const& b);

}  // namespace inia::endpoint_vectors
