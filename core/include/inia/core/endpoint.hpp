#pragma once

#include <string>
#include <utility>
#include <vector>

namespace inia {

/// How an endpoint wants its requests signed. Empty strings mean: as the service's model and the client's region say.
struct AuthScheme {
    std::string name{};  ///< `sigv4`, `sigv4a`, `none`, `sigv4-s3express`, `bearer`; empty = the model's.
    std::string signing_name{};
    std::string signing_region{};
    bool disable_double_encoding = false;
};

/// Where a request goes, as the service's rules resolved it.
struct Endpoint {
    std::string url{};  ///< Scheme, host, and a path without a trailing slash.
    AuthScheme auth{};
    std::vector<std::pair<std::string, std::string>> headers{};
};

}  // namespace inia
