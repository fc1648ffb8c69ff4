#pragma once

// Private to the curl transport.

#include "http/curl_global.hpp"
#include "http/curl_transport.hpp"
#include "http/spare_body.hpp"

#include <inia/core/transport.hpp>

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

namespace inia::detail {

/// A line to one origin: an easy handle, and a multi handle of its own that drives it and keeps its one connection warm
/// between transfers. A whole answer and one that is pulled piece by piece go the same way, the latter with pauses
/// between the steps. Used by one thread at a time.
class CurlChannel {
public:
    /// `settings`, `share` and `spare` must outlive the channel.
    CurlChannel(CurlSettings const& settings, CurlShare const& share, SpareBody& spare, std::string_view scheme,
                std::string_view host);
    CurlChannel(CurlChannel const&) = delete;
    CurlChannel& operator=(CurlChannel const&) = delete;
    ~CurlChannel();

    /// Whether requests to that origin go over this channel.
    bool serves(std::string_view scheme, std::string_view host) const noexcept;
    /// Sends the request and takes the answer: its body too, unless it is to be streamed, with a 2xx status. Then
    /// `finished` may be false, and `read` or `read_to` take the body. `request` must live until this returns.
    Result<HttpResponse> exchange(HttpRequest const& request, SendOptions const& options);
    /// Whether the last transfer has come to its end without a failure, so that the channel can serve the next.
    bool finished() const noexcept { return state_ == State::finished; }
    std::size_t read(std::span<char> to, AnyError& error);
    AnyError read_to(BodySink& sink);

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class State : unsigned char { idle, running, finished, failed };
    enum class Deliver : unsigned char { whole, pull, sink };
    enum class Verb : unsigned char { none, get, head, send };

    template<class T> void set(CURLoption option, T value);
    void clean_up() noexcept;
    void set_up(CurlSettings const& settings, CurlShare const& share);
    void set_up_tls(CurlSettings const& settings);
    void set_origin();
    void begin();
    AnyError prepare(HttpRequest const& request, SendOptions const& options);
    AnyError prepare_body(HttpRequest const& request);
    void prepare_method(std::string_view method, bool sends_body);
    void prepare_headers(HttpRequest const& request, bool sends_body);
    void prepare_target(HttpRequest const& request);

    /// Moves the transfer on until `enough()` or its end.
    template<class Enough> AnyError drive(Enough enough);
    AnyError wait();
    AnyError end(CURLcode code);
    AnyError stop(AnyError error);
    AnyError failure(CURLcode code);
    AnyError resume();
    bool uploaded() const;
    std::size_t take_spilled(std::span<char> to) noexcept;

    void take_header(std::string_view line);
    void end_of_headers();
    std::size_t take_body(std::string_view bytes);
    void reserve_body(std::size_t size);
    std::size_t give_body(std::span<char> to);
    bool rewind();

    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_read(char* data, std::size_t size, std::size_t count, void* self);
    static int on_seek(void* self, curl_off_t offset, int origin);
    static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

    CURL* easy_;
    CURLM* multi_;
    CURLU* url_;
    std::string scheme_, origin_;  // `https`, `https://host:port`
    std::string ca_bundle_;
    std::array<char, CURL_ERROR_SIZE> curl_words_{};
    bool proxied_;            // Whether an http:// request may go through a proxy.
    bool rewritten_ = false;  // Whether libcurl spells the host another way than `origin_`.

    // What libcurl was told last, so that it is not told again.
    Verb verb_ = Verb::none;
    std::string custom_method_;
    long connect_timeout_ms_ = -1;
    bool large_upload_ = false;

    // The transfer.
    State state_ = State::idle;
    bool warm_ = false;        // The request goes over a connection that an earlier one left.
    bool may_resend_ = false;  // Sending twice does no harm.
    bool resend_refused_ = false;
    bool stale_ = false;  // That connection was closed while the request was being sent, and it may be sent again.
    std::string block_, target_, host_entry_;
    std::array<curl_slist, 5> entries_{};
    Body const* body_ = nullptr;
    std::unique_ptr<BodyReader> reader_;
    std::uint64_t upload_length_ = 0, upload_left_ = 0;
    HttpResponse response_;
    SpareBody& spare_;
    bool stream_wanted_ = false, headers_done_ = false;
    Deliver deliver_ = Deliver::whole;
    std::span<char> target_space_;
    std::size_t filled_ = 0;
    std::string spill_;  // Pulled bytes that nobody had room for, from `spill_begin_` on.
    std::size_t spill_begin_ = 0;
    BodySink* sink_ = nullptr;
    bool paused_ = false;
    AnyError error_;  // What a body source or a sink said, or how the transfer failed.
    std::exception_ptr thrown_;

    // Limits.
    std::chrono::milliseconds read_timeout_{0}, attempt_timeout_{0};
    TimePoint deadline_{}, silent_since_{};
    bool active_ = false;  // Something moved since the last wait.
};

}  // namespace inia::detail
