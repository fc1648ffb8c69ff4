/// HTTP/1.1 requests from their raw text, with nothing forgiven: what a lenient server would guess at is an error here.
#pragma once

#include "http_headers.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace inia::test {

/// Request line and headers.
struct RequestHead {
    std::string method{};
    std::string target{};
    Headers headers{};
};

/// Reads a whole head, the empty line at its end included. Nothing if it breaks a rule of RFC 9112 or RFC 3986, with
/// `problem` telling which.
std::optional<RequestHead> parse_request_head(std::string_view text, std::string& problem);

/// Reads the line (without its end) before a chunk; extensions after a semicolon are let through.
std::optional<unsigned long long> parse_chunk_size(std::string_view line);

/// Whether `target` has only characters that may stand in a path and a query, with whole percent escapes.
bool is_valid_target(std::string_view target);

}  // namespace inia::test
