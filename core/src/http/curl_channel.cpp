#include "http/curl_channel.hpp"

#include "http/curl_errors.hpp"
#include "util/ascii.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <new>

namespace inia::detail {
namespace {

using std::chrono::milliseconds;

constexpr long receive_buffer = 64 * 1024;
constexpr long small_upload_buffer = 64 * 1024;
constexpr long large_upload_buffer = 256 * 1024;
constexpr std::uint64_t large_upload = 1024 * 1024;
// libcurl asks for `100 Continue` beyond this.
constexpr std::uint64_t expect_threshold = 1024 * 1024;
// What an answer announces is believed up to here when memory is set aside for it.
constexpr std::int64_t largest_reserve = std::int64_t{64} << 20;
// One step of libcurl may deliver more than was asked for; beyond this it is told to pause.
constexpr std::size_t largest_spill = 256 * 1024;

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t const begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return text.substr(text.size());
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// Fields that frame the message or belong to the connection: libcurl writes them.
bool is_framing(std::string_view name) noexcept {
    return equals_ignoring_case(name, "Content-Length") || equals_ignoring_case(name, "Transfer-Encoding")
        || equals_ignoring_case(name, "Host") || equals_ignoring_case(name, "Expect")
        || equals_ignoring_case(name, "Connection");
}

bool is_idempotent(std::string_view method) noexcept {
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE" || method == "OPTIONS";
}

bool is_set(std::initializer_list<char const*> variables) noexcept {
    for (char const* name : variables)
        if (char const* const value = std::getenv(name); value && *value) return true;  // NOLINT(concurrency-mt-unsafe)
    return false;
}

// The variables that libcurl would read for each transfer.
bool has_proxy(std::string_view scheme) noexcept {
    return is_set({"all_proxy", "ALL_PROXY"})
        || (scheme == "https" ? is_set({"https_proxy", "HTTPS_PROXY"}) : is_set({"http_proxy"}));
}

}  // namespace

template<class T> void CurlChannel::set(CURLoption option, T value) {
    // The options and values here are known to every libcurl that inia supports; what is left is lack of memory.
    if (::curl_easy_setopt(easy_, option, value) == CURLE_OUT_OF_MEMORY) throw std::bad_alloc();
}

CurlChannel::CurlChannel(CurlSettings const& settings, CurlShare const& share, std::string_view scheme,
                         std::string_view host)
    : easy_(::curl_easy_init()),
      multi_(::curl_multi_init()),
      url_(::curl_url()),
      scheme_(scheme),
      ca_bundle_(settings.ca_bundle),
      proxied_(scheme == "http" && has_proxy(scheme)) {
    ((origin_ += scheme) += "://") += host;
    if (!easy_ || !multi_ || !url_) {
        clean_up();
        throw std::bad_alloc();
    }
    set_up(settings, share);
}

void CurlChannel::clean_up() noexcept {
    ::curl_easy_cleanup(easy_);
    ::curl_multi_cleanup(multi_);
    ::curl_url_cleanup(url_);
}

void CurlChannel::set_up(CurlSettings const& settings, CurlShare const& share) {
    set(CURLOPT_ERRORBUFFER, curl_words_.data());
    set(CURLOPT_SHARE, share.get());
    set_origin();
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    // No signals: libcurl would install handlers for the whole process. It sends with MSG_NOSIGNAL, TLS included.
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);  // A time limit does not wait for a name look-up that hangs.
    set(CURLOPT_TCP_NODELAY, 1L);
    set(CURLOPT_TCP_KEEPALIVE, 1L);
    set(CURLOPT_BUFFERSIZE, receive_buffer);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);

    // Looking for the trusted certificates costs time that plain HTTP need not spend.
    if (scheme_ == "https" || has_proxy(scheme_)) set_up_tls(settings);

    set(CURLOPT_HEADERFUNCTION, &CurlChannel::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &CurlChannel::on_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_READFUNCTION, &CurlChannel::on_read);
    set(CURLOPT_READDATA, this);
    set(CURLOPT_SEEKFUNCTION, &CurlChannel::on_seek);
    set(CURLOPT_SEEKDATA, this);
    set(CURLOPT_OPENSOCKETFUNCTION, &CurlChannel::on_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
}

void CurlChannel::set_up_tls(CurlSettings const& settings) {
    set(CURLOPT_SSL_VERIFYPEER, settings.verify ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, settings.verify ? 2L : 0L);
    TrustStore const trust = trust_store(settings.ca_bundle);
    char const* const file = trust.file.empty() ? nullptr : trust.file.c_str();
    char const* const directory = trust.directory.empty() ? nullptr : trust.directory.c_str();
    set(CURLOPT_CAINFO, file);
    set(CURLOPT_CAPATH, directory);
    set(CURLOPT_PROXY_CAINFO, file);
    set(CURLOPT_PROXY_CAPATH, directory);
}

// The same for all requests of the channel, so it is told in the forms that cost a transfer least: a URL already taken
// apart (10,000 instructions less), and no look at the environment when there was no proxy in it.
void CurlChannel::set_origin() {
    std::string const url = origin_ + "/";
    bool const parsed = !proxied_ && ::curl_url_set(url_, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
    if (parsed)
        set(CURLOPT_CURLU, url_);
    else
        set(CURLOPT_URL, url.c_str());  // what is wrong with it the transfer says
    if (!has_proxy(scheme_)) set(CURLOPT_PROXY, "");
}

CurlChannel::~CurlChannel() {
    if (state_ == State::running) ::curl_multi_remove_handle(multi_, easy_);
    clean_up();
}

bool CurlChannel::serves(std::string_view scheme, std::string_view host) const noexcept {
    return scheme_ == scheme && std::string_view(origin_).substr(scheme.size() + 3) == host;
}

Result<HttpResponse> CurlChannel::exchange(HttpRequest const& request, SendOptions const& options) {
    if (AnyError error = prepare(request, options)) return error;
    begin();
    AnyError const error = drive([this] { return headers_done_ && deliver_ == Deliver::pull && uploaded(); });
    body_ = nullptr;
    // A streamed body that broke off already has begun all the same: its reader gets what came, then the error.
    if (error && deliver_ == Deliver::whole) return error;
    return std::move(response_);
}

// ---- One transfer: what libcurl is told ----

AnyError CurlChannel::prepare(HttpRequest const& request, SendOptions const& options) {
    if (AnyError error = prepare_body(request)) return error;
    bool const sends_body = upload_length_ > 0 || request.method == "POST" || request.method == "PUT"
                         || request.method == "PATCH" || request.body.has_value();
    prepare_method(request.method, sends_body);
    if (sends_body && request.method != "HEAD") {
        // Setting the fields also chooses libcurl's POST, so the order matters: after the method, size first.
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(upload_length_));
        set(CURLOPT_POSTFIELDS, request.body.in_memory() ? (upload_length_ ? request.body.text().data() : "")
                                                         : static_cast<char const*>(nullptr));
    }
    prepare_headers(request, sends_body);
    prepare_target(request);

    long connect_ms = static_cast<long>(std::min<milliseconds::rep>(options.connect_timeout.count(), INT_MAX));
    if (connect_ms <= 0) connect_ms = INT_MAX;  // libcurl reads 0 as five minutes.
    if (connect_ms != connect_timeout_ms_) set(CURLOPT_CONNECTTIMEOUT_MS, connect_timeout_ms_ = connect_ms);
    read_timeout_ = options.read_timeout;
    attempt_timeout_ = options.attempt_timeout;
    stream_wanted_ = options.stream_response;
    may_resend_ = is_idempotent(request.method);
    return {};
}

AnyError CurlChannel::prepare_body(HttpRequest const& request) {
    AnyError error;
    upload_length_ = upload_left_ = request.body.length(error);
    if (error) return error;
    body_ = &request.body;
    reader_ = request.body.in_memory() ? nullptr : request.body.open(error);
    if (error) return error;

    if (std::string_view const announced = request.headers.find("Content-Length"); announced.data()) {
        std::uint64_t length = 0;
        auto const [end, code] = std::from_chars(announced.data(), announced.data() + announced.size(), length);
        if (code != std::errc() || end != announced.data() + announced.size() || length != upload_length_)
            return ValidationError("the header Content-Length says " + std::string(announced) + ", but the body has "
                                   + std::to_string(upload_length_) + " bytes");
    }
    if (bool const large = reader_ && upload_length_ >= large_upload; large != large_upload_) {
        set(CURLOPT_UPLOAD_BUFFERSIZE, large ? large_upload_buffer : small_upload_buffer);
        large_upload_ = large;
    }
    return {};
}

void CurlChannel::prepare_method(std::string_view method, bool sends_body) {
    Verb const verb = method == "HEAD" ? Verb::head : sends_body ? Verb::send : Verb::get;
    if (verb != verb_) {
        if (verb == Verb::head)
            set(CURLOPT_NOBODY, 1L);
        else
            set(verb == Verb::send ? CURLOPT_POST : CURLOPT_HTTPGET, 1L);
        verb_ = verb;
    }
    std::string_view const usual = verb == Verb::head ? "HEAD" : verb == Verb::send ? "POST" : "GET";
    std::string_view const custom = method == usual ? std::string_view() : method;
    if (custom == custom_method_) return;
    custom_method_ = custom;
    set(CURLOPT_CUSTOMREQUEST, custom.empty() ? nullptr : custom_method_.c_str());
}

// All fields go to libcurl as one entry of its list: it scans the list once for each header it might add itself, at
// about 4,000 instructions per entry (docs/adr/0003). It sees the first name only, so what it would add on its own is
// either first, or switched off by an entry without a value.
void CurlChannel::prepare_headers(HttpRequest const& request, bool sends_body) {
    block_.clear();
    auto const append = [this](Headers::Field field) {
        // Name, separator, value and line end lie in one piece of the request's block.
        block_.append(field.name.data(), field.name.size() + 2 + field.value.size() + 2);
    };
    std::string_view const content_type = request.headers.find("Content-Type");
    bool accepts = false;
    host_entry_.clear();
    if (content_type.data()) block_.append("Content-Type: ").append(content_type).append("\r\n");
    for (Headers::Field const field : request.headers) {
        if (equals_ignoring_case(field.name, "Content-Type")) continue;
        if (equals_ignoring_case(field.name, "Accept")) accepts = true;
        if (equals_ignoring_case(field.name, "Host"))
            (host_entry_ = "Host: ") += field.value;
        else if (!is_framing(field.name))
            append(field);
    }

    std::size_t count = 0;
    auto const add = [&](char* text) {
        entries_[count] = {text, nullptr};
        if (count) entries_[count - 1].next = &entries_[count];
        ++count;
    };
    static char no_content_type[] = "Content-Type:", no_accept[] = "Accept:", no_expect[] = "Expect:";
    if (!block_.empty()) {
        block_.resize(block_.size() - 2);  // libcurl ends the entry itself
        // An entry without any value means "do not send", unless it ends like this.
        if (block_.ends_with(": ") && block_.find('\n') == std::string::npos) block_.replace(block_.size() - 2, 2, ";");
        add(block_.data());
    }
    if (sends_body && !content_type.data()) add(no_content_type);
    if (!host_entry_.empty()) add(host_entry_.data());
    if (accepts) add(no_accept);
    if (upload_length_ > expect_threshold) add(no_expect);
    set(CURLOPT_HTTPHEADER, count ? entries_.data() : static_cast<curl_slist*>(nullptr));
}

void CurlChannel::prepare_target(HttpRequest const& request) {
    target_.clear();
    if (proxied_) target_ = origin_;
    target_ += request.path;
    if (!request.query.empty()) (target_ += '?') += request.query;
    // As the target, the path goes out byte for byte, and the URL is the same for every request. A proxy needs the
    // whole URL, and whether there is one for this host is for libcurl to find out.
    set(proxied_ ? CURLOPT_URL : CURLOPT_REQUEST_TARGET, target_.c_str());
}

void CurlChannel::begin() {
    response_ = {};
    response_.headers.reserve(16, 1024);
    headers_done_ = paused_ = resend_refused_ = false;
    deliver_ = Deliver::whole;
    target_space_ = {};
    spill_.clear();
    spill_begin_ = 0;
    error_ = {};
    curl_words_[0] = '\0';
    active_ = true;
    TimePoint const now = std::chrono::steady_clock::now();
    deadline_ = attempt_timeout_.count() > 0 ? now + attempt_timeout_ : TimePoint::max();
    ::curl_multi_add_handle(multi_, easy_);
    state_ = State::running;
}

// ---- One transfer: its steps ----

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
    if (has_silence && now >= silent_since_ + read_timeout_) {
        curl_off_t connected = 0;
        ::curl_easy_getinfo(easy_, CURLINFO_PRETRANSFER_TIME_T, &connected);
        if (connected > 0)
            return TimeoutError("no sign of life from " + origin_ + " for " + std::to_string(read_timeout_.count())
                                + " ms (read_timeout)");
        silent_since_ = now;
    }

    TimePoint until = now + std::chrono::hours(1);
    if (has_deadline) until = std::min(until, deadline_);
    if (has_silence) until = std::min(until, silent_since_ + read_timeout_);
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
    warm_ = code == CURLE_OK;
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    if (code == CURLE_OK) return {};
    return error_ = failure(code);
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
        std::string_view const rest = std::string_view(spill_).substr(spill_begin_);
        AnyError error = sink.write(rest);
        spill_.clear();
        spill_begin_ = 0;
        if (error) return state_ == State::running ? stop(std::move(error)) : error;
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
        response_.body.reserve(static_cast<std::size_t>(std::min<std::int64_t>(length, largest_reserve)));
}

std::size_t CurlChannel::take_body(std::string_view bytes) {
    if (deliver_ == Deliver::whole) {
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
    if (sent == 0) channel.warm_ = false;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

}  // namespace inia::detail
