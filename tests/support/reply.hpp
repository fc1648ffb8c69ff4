/// What the strict server answers, faults included.
#pragma once

#include "http_headers.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace inia::test {

/// How the end of the body is told.
enum class Framing {
    content_length,
    chunked,
    until_close,  ///< By the end of the connection, so that a cut cannot be seen.
};

/// What becomes of the connection after a whole answer.
enum class Afterwards {
    keep_alive,
    close,                  ///< Closed, and announced with `Connection: close`.
    close_unannounced,      ///< Closed, though the client was told nothing.
    close_on_next_request,  ///< Kept until the next request begins to arrive, then closed without an answer.
};

/// One answer. The members may be set directly; the functions make scripts read well:
/// `server.answer(reply(200, "0123456789").chunked().cut_after(4))`.
struct Reply {
    int status = 200;
    /// Date, Content-Length, Transfer-Encoding and Connection are added unless they stand here.
    Headers headers{};
    std::string body{};
    /// Set, the body is that many bytes of the known pattern (body_pattern.hpp), made as they are sent.
    std::optional<std::uint64_t> pattern_size{};
    Framing framing = Framing::content_length;
    std::size_t chunk_size = 16UL * 1024;
    /// Interim answers (1xx) before this one.
    std::vector<std::pair<int, Headers>> interim{};
    /// Pause before the first byte.
    std::chrono::milliseconds delay{0};
    /// The body in pieces of that many bytes with a pause before each; 0 = as fast as it goes.
    std::size_t piece_size = 0;
    std::chrono::milliseconds piece_pause{0};
    /// Faults: end the connection instead of answering, or after the headers and so many bytes of the body.
    bool no_answer = false;
    std::optional<std::uint64_t> cut_at{};
    /// Whether the fault is a TCP reset; otherwise the connection is closed.
    bool by_reset = false;
    /// Answer as soon as the headers of the request are here, without reading its body, and close.
    bool before_body = false;
    /// Set, exactly these bytes are sent instead of all of the above, and the connection is closed.
    std::optional<std::string> raw{};
    Afterwards afterwards = Afterwards::keep_alive;

    Reply& header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Reply& after(std::chrono::milliseconds pause) {
        delay = pause;
        return *this;
    }
    Reply& chunked(std::size_t size = 16UL * 1024) {
        framing = Framing::chunked;
        chunk_size = size;
        return *this;
    }
    Reply& without_length() {
        framing = Framing::until_close;
        return *this;
    }
    Reply& slowly(std::size_t bytes, std::chrono::milliseconds pause) {
        piece_size = bytes;
        piece_pause = pause;
        return *this;
    }
    Reply& after_interim(int interim_status, Headers interim_headers = {}) {
        interim.emplace_back(interim_status, std::move(interim_headers));
        return *this;
    }
    /// The connection is closed after `bytes` of the body.
    Reply& cut_after(std::uint64_t bytes) {
        cut_at = bytes;
        return *this;
    }
    Reply& cut_after_headers() { return cut_after(0); }
    /// Makes a fault a TCP reset.
    Reply& with_reset() {
        by_reset = true;
        return *this;
    }
    Reply& then(Afterwards what) {
        afterwards = what;
        return *this;
    }
    Reply& without_reading_body() {
        before_body = true;
        return *this;
    }
};

/// An answer with a body that is known.
Reply reply(int status, std::string body = {}, Headers headers = {});
/// An answer with `size` bytes of the pattern.
Reply pattern_reply(std::uint64_t size);
/// The connection is closed, or reset, instead of an answer.
Reply close_before_answer();
Reply reset_before_answer();
/// What a proxy in between answers when it fails: a 500 with a page for people.
Reply html_500();
/// Exactly these bytes, then the end of the connection.
Reply raw_reply(std::string bytes);

}  // namespace inia::test
