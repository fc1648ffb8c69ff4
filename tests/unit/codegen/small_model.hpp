#pragma once

#include "build_model.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

/// Services of a few shapes, for tests.
namespace inia::codegen::test {

/// A model of one protocol. `operations` and `shapes` are the insides of JSON objects.
inline ModelFiles small_model(std::string const& operations, std::string const& shapes,
                              std::string const& protocol = "json", std::string const& name = "demo") {
    ModelFiles files;
    files.name = name;
    files.service = boost::json::parse(R"({"metadata": {"protocol": ")" + protocol
                                       + R"(", "apiVersion": "2020-01-01", "signatureVersion": "v4"}, "operations": {)"
                                       + operations + R"(}, "shapes": {"S": {"type": "string"}, "B": {"type": "blob"},)"
                                       + R"("I": {"type": "integer"}, "T": {"type": "timestamp"}, )" + shapes + "}}");
    return files;
}

/// An operation `X` with the shapes `In` and `Out`.
inline std::string const run_x =
    R"("X": {"http": {"method": "PUT", "requestUri": "/"}, "input": {"shape": "In"}, "output": {"shape": "Out"}})";

inline Structure const& structure(Service const& service, std::string_view name) {
    for (Structure const& candidate : service.structures)
        if (candidate.cpp_name == name) return candidate;
    throw std::runtime_error("no structure " + std::string(name));
}

inline Member const& member(Structure const& structure, std::string_view name) {
    for (Member const& candidate : structure.members)
        if (candidate.name == name) return candidate;
    throw std::runtime_error("no member " + std::string(name));
}

}  // namespace inia::codegen::test
