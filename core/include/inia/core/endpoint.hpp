#pragma once

#include <inia/core/export.hpp>

#include <string>
#include <utility>
#include <vector>

namespace inia {

/// How an endpoint wants its requests signed. Empty strings mean: as the service's model and the client's region say.
struct AuthScheme {
    std::string name{};  ///< `sigv4`, `sigv4a`, `none`, `sigv4-s3express`, `bearer`; empty = the model's.
    std::string signing_name{};
    std::string signing_region{};
    std::string signing_region_set{};  ///< Of sigv4a: regions, with commas between them.
    bool disable_double_encoding = false;
    /// What else the rules say of it: name, and value as JSON text.
    std::vector<std::pair<std::string, std::string>> properties{};
};

/// Where a request goes, as the service's rules resolved it.
struct Endpoint {
    std::string url{};                       ///< Scheme, host, and a path without a trailing slash.
    std::vector<AuthScheme> auth_schemes{};  ///< The one to prefer first; none = the model's.
    std::vector<std::pair<std::string, std::string>> headers{};
    /// What else the rules say: name, and value as JSON text.
    std::vector<std::pair<std::string, std::string>> properties{};
};

}  // namespace inia
