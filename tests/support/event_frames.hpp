/// Answers with streams of events, frame by frame, for the strict server's scripts.
#pragma once

#include "catch.hpp"
#include "reply.hpp"

#include <inia/core/eventstream/encoder.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inia::test {

inline std::string frame(std::vector<eventstream::Header> const& headers, std::string_view payload = {}) {
    std::string bytes;
    REQUIRE(eventstream::encode({.headers = headers, .payload = payload}, bytes) == eventstream::Problem::none);
    return bytes;
}

inline std::string event(std::string_view type, std::string_view payload = {}) {
    return frame({{.name = ":message-type", .value = "event"}, {.name = ":event-type", .value = type}}, payload);
}

/// An event whose payload is JSON, as most services send them.
inline std::string json_event(std::string_view type, std::string_view payload) {
    return frame({{.name = ":event-type", .value = type},
                  {.name = ":content-type", .value = "application/json"},
                  {.name = ":message-type", .value = "event"}},
                 payload);
}

/// A modelled exception as the last thing in the stream.
inline std::string json_exception(std::string_view type, std::string_view payload) {
    return frame({{.name = ":exception-type", .value = type},
                  {.name = ":content-type", .value = "application/json"},
                  {.name = ":message-type", .value = "exception"}},
                 payload);
}

inline Reply stream_reply(std::string body) {
    return reply(200, std::move(body), {{"Content-Type", "application/vnd.amazon.eventstream"}});
}

}  // namespace inia::test
