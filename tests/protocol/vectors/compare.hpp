#pragma once

#include <inia/core/http.hpp>

#include <boost/json/value.hpp>

#include <string>
#include <string_view>

namespace inia::vectors {

/// A request as it would have gone out, with the body read.
struct SentRequest {
    HttpRequest request{};
    std::string body{};
};

/// Whether a parsed answer equals what the vector expects; members in C++ may have a `_` behind their name. Returns the
/// difference, empty when there is none.
std::string compare_values(boost::json::value const& expected, boost::json::value const& actual,
                           std::string const& path = {});

/// Judges a request as the README of the vectors says. `protocol` is the model's `metadata.protocol`.
std::string compare_request(boost::json::object const& expected, SentRequest const& sent, std::string_view protocol);

}  // namespace inia::vectors
