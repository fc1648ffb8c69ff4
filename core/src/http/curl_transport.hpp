#pragma once

#include <inia/core/transport.hpp>

#include <cstddef>
#include <memory>
#include <string>

namespace inia::detail {

/// What all connections of a client have in common.
struct CurlSettings {
    std::size_t max_idle_connections = 10;
    bool verify = true;       ///< Whether the server's certificate and name are checked.
    std::string ca_bundle{};  ///< PEM file (or hashed directory) of trusted certificates; empty: the system's.
};

/// HTTP/1.1 over libcurl. Connections stay open after a call and serve the next one to the same origin, whichever
/// thread makes it; at most `max_idle_connections` wait for work, while any number may be in use. Thread-safe. Needs no
/// initialisation, and works before main, in any thread, and during exit. Makes no connection by itself.
std::shared_ptr<Transport> make_curl_transport(CurlSettings settings);

}  // namespace inia::detail
