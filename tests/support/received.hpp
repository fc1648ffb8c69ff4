/// A request as the strict server received it.
#pragma once

#include "http_headers.hpp"
#include "sigv4_canonical.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inia::test {

struct Received {
    std::string method{};
    /// Path and query, raw.
    std::string target{};
    /// In their order, names spelled as they were sent.
    Headers headers{};
    /// The body with transfer coding taken off; empty if it was longer than the server keeps (see `body_kept`).
    std::string body{};
    std::uint64_t body_size = 0;
    /// Lower-case hex, of the whole body even if it was not kept.
    std::string body_sha256{};
    bool body_kept = true;
    /// False if the client went away in the middle, or the answer was scripted to come before the body.
    bool complete = true;
    /// Which connection it came on, and as which request on that; both count from 1.
    std::size_t connection = 0;
    std::size_t request_on_connection = 0;
    /// What is wrong with its signature; such a request got a 403 and took no scripted answer.
    std::vector<std::string> problems{};

    std::string_view path() const { return path_of(target); }
    std::string_view query() const { return query_of(target); }
    /// The first header called `name` in any case.
    std::optional<std::string_view> header(std::string_view name) const { return find_header(headers, name); }
};

}  // namespace inia::test
