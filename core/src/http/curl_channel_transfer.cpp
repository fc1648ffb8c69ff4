#include "http/curl_channel.hpp"
#include "http/curl_errors.hpp"
#include "util/deadline.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <utility>

// The steps of a transfer. How it is set up stands in curl_channel.cpp.

namespace inia::detail {
namespace {

using std::chrono::milliseconds;

// What an answer announces is believed up to here when memory is set aside for it.
constexpr std::int64_t largest_reserve = std::int64_t{64} << 20;
// An answer that is kept as a whole may be that long: a peer that never ends would take all memory otherwise. What may
// be longer is streamed. Headers are limited by libcurl, to 300 KiB.
constexpr std::size_t largest_body = std::size_t{256} << 20;
// One step of libcurl may deliver more than was asked for; beyond this it is told to pause.
constexpr std::size_t largest_spill = std::size_t{256} * 1024;

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return text.substr(text.size());
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

template<class Enough> AnyError CurlChannel::drive(Enough enough) {
    for (;;) {
        int running = 0;
        ::curl_multi_perform(multi_, &running);
        if (running == 0) {
            int left = 0;
            CURLMsg const* const message = ::curl_multi_info_read(multi_, &left);
            return end(message ? message->data.result : CURLE_FAILED_INIT);
        }
        if (enough()) return {};
        if (AnyError error = wait()) return stop(std::move(error));
    }
}

Result<HttpResponse> CurlChannel::exchange(HttpRequest const& request, SendOptions const& options) {
    if (AnyError error = prepare(request, options)) return error;
    begin();
    auto const answered = [this] { return headers_done_ && deliver_ == Deliver::pull && uploaded(); };
    AnyError error = drive(answered);
    // libcurl itself repeats a request whose kept connection proves closed when the answer is awaited, not one that is
    // still being sent.
    if (error && stale_) {
        AnyError const died = std::exchange(error_, {});
        if (body_->in_memory() || rewind()) {
            TimePoint const deadline = deadline_;
            begin();
            deadline_ = deadline;
            error = drive(answered);
        } else {
            error_ = died;
        }
    }
    body_ = nullptr;
    // A streamed body that broke off already has begun all the same: its reader gets what came, then the error.
    if (error && deliver_ == Deliver::whole) return error;
    return std::move(response_);
}

AnyError CurlChannel::wait() {
    TimePoint const now = std::chrono::steady_clock::now();
    if (active_) silent_since_ = now;
    active_ = false;

    // A streamed body takes as long as its reader takes; the limit of the attempt ends with the headers.
    bool const has_deadline = deadline_ != TimePoint::max() && deliver_ == Deliver::whole;
    if (has_deadline && now >= deadline_)
        return TimeoutError("no complete answer of " + origin_ + " within " + std::to_string(attempt_timeout_.count())
                            + " ms (the limit of an attempt)");
    // The silence counts once there is a connection; until then connect_timeout does, which libcurl watches.
    bool const has_silence = read_timeout_.count() > 0;
    if (has_silence && now >= deadline_after(silent_since_, read_timeout_)) {
        curl_off_t connected = 0;
        ::curl_easy_getinfo(easy_, CURLINFO_PRETRANSFER_TIME_T, &connected);
        if (connected > 0)
            return TimeoutError("no sign of life from " + origin_ + " for " + std::to_string(read_timeout_.count())
                                + " ms (read_timeout)");
        silent_since_ = now;
    }

    TimePoint until = now + std::chrono::hours(1);
    if (has_deadline) until = std::min(until, deadline_);
    if (has_silence) until = std::min(until, deadline_after(silent_since_, read_timeout_));
    auto const limit = std::chrono::ceil<milliseconds>(until - now);
    int events = 0;
    ::curl_multi_poll(multi_, nullptr, 0, static_cast<int>(std::max<milliseconds::rep>(limit.count(), 1)), &events);
    active_ = events > 0;
    return {};
}

AnyError CurlChannel::end(CURLcode code) {
    ::curl_multi_remove_handle(multi_, easy_);
    reader_.reset();
    state_ = code == CURLE_OK ? State::finished : State::failed;
    stale_ = code == CURLE_SEND_ERROR && warm_ && may_resend_ && response_.status == 0 && !error_ && !thrown_;
    warm_ = code == CURLE_OK;
    // Before the exception flies: who reads on after it must not find a whole answer.
    if (code != CURLE_OK) error_ = failure(code);
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    return code == CURLE_OK ? AnyError() : error_;
}

AnyError CurlChannel::stop(AnyError error) {
    end(CURLE_ABORTED_BY_CALLBACK);
    return error_ = std::move(error);
}

AnyError CurlChannel::failure(CURLcode code) {
    if (error_) return error_;
    CurlFailure failure{.code = code,
                        .origin = origin_,
                        .detail = curl_words_.data(),
                        .connect_timeout = connect_timeout_ms_,
                        .ca_bundle = ca_bundle_,
                        .answer_begun = response_.status != 0};
    if (resend_refused_) {
        // The connection that was reused died under the request; what libcurl says concerns the one it may not open.
        failure.code = CURLE_GOT_NOTHING;
        failure.detail = "it was kept open from an earlier request, and this request cannot be repeated unasked";
    }
    long system_error = 0;
    if (code == CURLE_COULDNT_CONNECT && !resend_refused_) ::curl_easy_getinfo(easy_, CURLINFO_OS_ERRNO, &system_error);
    failure.system_error = static_cast<int>(system_error);
    return curl_error(failure);
}

bool CurlChannel::uploaded() const {
    if (upload_length_ == 0) return true;
    curl_off_t sent = 0;
    ::curl_easy_getinfo(easy_, CURLINFO_SIZE_UPLOAD_T, &sent);
    return static_cast<std::uint64_t>(sent) >= upload_length_;
}

// ---- The streamed body ----

std::size_t CurlChannel::take_spilled(std::span<char> to) noexcept {
    std::size_t const size = std::min(to.size(), spill_.size() - spill_begin_);
    if (size) std::memcpy(to.data(), spill_.data() + spill_begin_, size);
    spill_begin_ += size;
    if (spill_begin_ == spill_.size()) {
        spill_.clear();
        spill_begin_ = 0;
    }
    return size;
}

AnyError CurlChannel::resume() {
    active_ = true;  // The time that the reader took is not the peer's silence.
    if (!paused_) return {};
    paused_ = false;
    if (CURLcode const code = ::curl_easy_pause(easy_, CURLPAUSE_CONT); code != CURLE_OK) return end(code);
    return {};
}

std::size_t CurlChannel::read(std::span<char> to, AnyError& error) {
    if (to.empty()) return 0;
    if (std::size_t const size = take_spilled(to)) return size;
    if (state_ != State::running) return error = error_, 0;
    target_space_ = to;
    filled_ = 0;
    error = resume();
    if (!error && filled_ == 0) error = drive([this] { return filled_ > 0; });
    target_space_ = {};
    // What arrived before a failure is handed out first; the failure is told by the next read.
    if (filled_ > 0) error = {};
    return filled_;
}

AnyError CurlChannel::read_to(BodySink& sink) {
    if (spill_begin_ < spill_.size()) {
        AnyError error;
        std::exception_ptr thrown;
        try {
            error = sink.write(std::string_view(spill_).substr(spill_begin_));
        } catch (...) {
            thrown = std::current_exception();
            error = TransportError("the answer of " + origin_ + " was given up when its sink threw an exception");
        }
        spill_.clear();
        spill_begin_ = 0;
        if (error) {
            if (state_ == State::running) stop(error);
            error_ = error;
            if (thrown) std::rethrow_exception(thrown);
            return error;
        }
    }
    if (state_ != State::running) return error_;
    sink_ = &sink;
    deliver_ = Deliver::sink;
    AnyError error = resume();
    if (!error && state_ == State::running) error = drive([] { return false; });
    sink_ = nullptr;
    return error;
}

// ---- What libcurl hands over ----

void CurlChannel::take_header(std::string_view line) {
    if (headers_done_) return;  // Trailers.
    if (line.starts_with("HTTP/")) {
        // A new head: after `100 Continue` the real one follows.
        response_.headers.clear();
        std::size_t const at = line.find(' ');
        response_.status = 0;
        if (at != std::string_view::npos)
            std::from_chars(line.data() + at + 1, line.data() + line.size(), response_.status);
        return;
    }
    if (trim(line).empty()) {
        if (response_.status >= 200) end_of_headers();
        return;
    }
    std::size_t const colon = line.find(':');
    if (colon != std::string_view::npos)
        response_.headers.add(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
}

void CurlChannel::end_of_headers() {
    headers_done_ = true;
    curl_off_t length = -1;
    ::curl_easy_getinfo(easy_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    response_.length = length;
    if (stream_wanted_ && response_.status < 300)
        deliver_ = Deliver::pull;
    else if (length > 0 && verb_ != Verb::head)
        reserve_body(static_cast<std::size_t>(std::min<std::int64_t>(length, largest_reserve)));
}

/// Makes room for a body of that size.
void CurlChannel::reserve_body(std::size_t size) {
    if (size >= SpareBody::least && size > response_.body.capacity()) {
        std::string spare = spare_.take();
        if (spare.capacity() > response_.body.capacity()) response_.body = std::move(spare.assign(response_.body));
    }
    response_.body.reserve(size);
}

std::size_t CurlChannel::take_body(std::string_view bytes) {
    if (deliver_ == Deliver::whole) {
        if (bytes.size() > largest_body - response_.body.size()) {
            error_ = ParseError("the answer is longer than the 256 MiB that an answer in memory may have");
            return 0;
        }
        std::size_t const size = response_.body.size() + bytes.size();
        // Twice as much as there was, as a string would grow by itself.
        if (size > response_.body.capacity()) reserve_body(std::max(size, 2 * response_.body.capacity()));
        response_.body += bytes;
        return bytes.size();
    }
    if (deliver_ == Deliver::sink) {
        error_ = sink_->write(bytes);
        return error_ ? 0 : bytes.size();
    }
    std::size_t const room = target_space_.size() - (target_space_.empty() ? 0 : filled_);
    if (room < bytes.size() && spill_.size() >= largest_spill) {
        paused_ = true;
        return CURL_WRITEFUNC_PAUSE;
    }
    std::size_t const direct = std::min(room, bytes.size());
    if (direct) std::memcpy(target_space_.data() + filled_, bytes.data(), direct);
    filled_ += direct;
    spill_ += bytes.substr(direct);
    return bytes.size();
}

std::size_t CurlChannel::give_body(std::span<char> to) {
    std::size_t const wanted = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), upload_left_));
    if (wanted == 0 || !reader_) return 0;
    std::size_t const size = reader_->read(to.first(wanted), error_);
    if (size == 0 && !error_)
        error_ = ValidationError("the request's body ended " + std::to_string(upload_left_)
                                 + " bytes before its length of " + std::to_string(upload_length_));
    if (error_) return CURL_READFUNC_ABORT;
    upload_left_ -= size;
    return size;
}

bool CurlChannel::rewind() {
    if (!body_) return false;
    upload_left_ = upload_length_;
    reader_ = body_->open(error_);
    return reader_ != nullptr;
}

// Below is C, through which no exception may fly: it is kept and thrown again when the transfer has ended.
std::size_t CurlChannel::on_header(char* data, std::size_t, std::size_t count, void* self) {
    auto& channel = *static_cast<CurlChannel*>(self);
    try {
        channel.take_header({data, count});
        return count;
    } catch (...) {
        channel.thrown_ = std::current_exception();
        return 0;
    }
}

std::size_t CurlChannel::on_body(char* data, std::size_t, std::size_t count, void* self) {
    auto& channel = *static_cast<CurlChannel*>(self);
    try {
        return channel.take_body({data, count});
    } catch (...) {
        channel.thrown_ = std::current_exception();
        return 0;
    }
}

std::size_t CurlChannel::on_read(char* data, std::size_t size, std::size_t count, void* self) {
    auto& channel = *static_cast<CurlChannel*>(self);
    try {
        return channel.give_body({data, size * count});
    } catch (...) {
        channel.thrown_ = std::current_exception();
        return CURL_READFUNC_ABORT;
    }
}

int CurlChannel::on_seek(void* self, curl_off_t offset, int origin) {
    auto& channel = *static_cast<CurlChannel*>(self);
    try {
        // libcurl goes back to the start only, to send the request again.
        return offset == 0 && origin == SEEK_SET && channel.rewind() ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
    } catch (...) {
        channel.thrown_ = std::current_exception();
        return CURL_SEEKFUNC_FAIL;
    }
}

curl_socket_t CurlChannel::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
    auto& channel = *static_cast<CurlChannel*>(self);
    long sent = 0;
    ::curl_easy_getinfo(channel.easy_, CURLINFO_REQUEST_SIZE, &sent);
    // A connection that was reused died before a byte of an answer came, and libcurl is about to send the request once
    // more. Whether the service acted on the first one is not known, so that is only for requests that may be repeated;
    // for the others the retry rules decide.
    if (channel.warm_ && sent > 0 && !channel.may_resend_) {
        channel.resend_refused_ = true;
        return CURL_SOCKET_BAD;
    }
    channel.warm_ = false;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace inia::detail
