#pragma once

#include <inia/core/http.hpp>
#include <inia/core/result.hpp>

#include <chrono>
#include <string>

namespace inia {

/// How one attempt is sent.
struct SendOptions {
    bool stream_response = false;                  ///< Hand a 2xx body out as a stream.
    std::chrono::milliseconds connect_timeout{0};  ///< Name look-up, connect and TLS; 0 = none.
    std::chrono::milliseconds read_timeout{0};     ///< Longest silence of the peer in either direction; 0 = none.
    std::chrono::milliseconds attempt_timeout{0};  ///< The attempt as a whole (a streamed body excluded); 0 = none.
};

/// The seam to the network. Implementations are thread-safe. Failures are TransportError or TimeoutError values.
class INIA_EXPORT Transport {
public:
    virtual ~Transport();
    virtual Result<HttpResponse> send(HttpRequest const& request, SendOptions const& options) = 0;
    /// Takes back the body of an answer that has been read, to use its memory again. Does nothing by default.
    virtual void recycle(std::string&& body) noexcept;
};

}  // namespace inia
