/// Requests, one after the other, from a connection.
#pragma once

#include "byte_stream.hpp"
#include "http_parser.hpp"

#include <cstdint>
#include <string>

namespace inia::test {

/// A body as it arrived, with transfer coding taken off. Above the limit only length and hash are kept.
struct ReceivedBody {
    std::string bytes{};
    std::uint64_t size = 0;
    std::string sha256{};
    bool kept = true;
};

enum class ReadOutcome {
    complete,
    closed,     ///< The peer closed, or was silent for too long, before the first byte of a request.
    aborted,    ///< It ended in the middle of one.
    malformed,  ///< It broke a rule of HTTP.
};

/// Reads from one connection and keeps what arrived too early for the next call.
class RequestReader {
public:
    /// Bodies of at most `keep_limit` bytes are kept whole.
    RequestReader(ByteStream& stream, std::size_t keep_limit) : stream_(stream), keep_limit_(keep_limit) {}

    /// Reads up to the empty line. `problem` tells why, when malformed.
    ReadOutcome read_head(RequestHead& head, std::string& problem);
    /// Reads the body that `head` announces, as far as it comes.
    ReadOutcome read_body(const RequestHead& head, ReceivedBody& body, std::string& problem);
    /// Whether bytes of a next request are here already.
    bool has_input() const { return !buffer_.empty(); }

private:
    bool fill();
    bool take_line(std::string& line);

    ByteStream& stream_;
    std::size_t keep_limit_;
    std::string buffer_;
};

}  // namespace inia::test
