/// A client that sends exactly what it is told, for tests of servers and of what is on the wire.
#pragma once

#include "byte_stream.hpp"
#include "http_headers.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace inia::test {

/// An answer as it came.
struct RawResponse {
    /// 0: none came.
    int status = 0;
    Headers headers{};
    /// The body with transfer coding taken off, as far as it came; empty if only hashed.
    std::string body{};
    std::uint64_t body_size = 0;
    std::string body_sha256{};
    /// Whether it came whole.
    bool complete = false;
    /// The status of each interim answer before it.
    std::vector<int> interim{};
};

/// One connection to 127.0.0.1. Not thread-safe.
class RawClient {
public:
    /// Throws std::system_error if the connection is refused. `limit` holds for each read and write.
    explicit RawClient(unsigned short port, std::chrono::milliseconds limit = std::chrono::seconds{10});
    /// The same with TLS; throws std::runtime_error if the handshake fails.
    RawClient(unsigned short port, const std::string& authority_pem, const std::string& host);

    /// Whether all bytes could be sent.
    bool send(std::string_view bytes);
    /// Sends so many bytes of the pattern.
    bool send_pattern(std::uint64_t size);
    /// Reads one answer. `to_head`: to a HEAD request, so without body. `keep_body`: false to hash it only.
    RawResponse receive(bool to_head = false, bool keep_body = true);
    /// Reads one head, interim or not, and tells its status; 0 if none comes. What follows is still to be read.
    int receive_head();
    /// Sends and receives.
    RawResponse exchange(std::string_view bytes);
    /// Everything up to the end of the connection.
    std::string receive_all();
    /// Whether the connection ends, without another byte, within the time limit.
    bool ends();
    /// Closes the connection.
    void close() { stream_->close_politely(); }
    void reset() { stream_->reset(); }

private:
    bool fill();
    bool take_head(RawResponse& response);

    std::unique_ptr<ByteStream> stream_;
    std::chrono::milliseconds limit_{std::chrono::seconds{10}};
    std::string buffer_;
};

}  // namespace inia::test
