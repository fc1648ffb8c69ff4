#include "http/curl_channel.hpp"

#include "util/ascii.hpp"
#include "util/deadline.hpp"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <new>

// How a transfer is set up. Its steps stand in curl_channel_transfer.cpp.

namespace inia::detail {
namespace {

using std::chrono::milliseconds;

constexpr long receive_buffer = 64L * 1024;
constexpr long small_upload_buffer = 64L * 1024;
constexpr long large_upload_buffer = 256L * 1024;
constexpr std::uint64_t large_upload = std::uint64_t{1024} * 1024;
// libcurl asks for `100 Continue` beyond this.
constexpr std::uint64_t expect_threshold = std::uint64_t{1024} * 1024;

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

CurlChannel::CurlChannel(CurlSettings const& settings, CurlShare const& share, SpareBody& spare,
                         std::string_view scheme, std::string_view host)
    : easy_(::curl_easy_init()),
      multi_(::curl_multi_init()),
      url_(::curl_url()),
      scheme_(scheme),
      ca_bundle_(settings.ca_bundle),
      proxied_(scheme == "http" && has_proxy(scheme)),
      spare_(spare) {
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
    bool const parsed = ::curl_url_set(url_, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
    if (parsed && !proxied_)
        set(CURLOPT_CURLU, url_);
    else
        set(CURLOPT_URL, url.c_str());  // what is wrong with it the transfer says
    char* written = nullptr;
    if (parsed && ::curl_url_get(url_, CURLUPART_URL, &written, 0) == CURLUE_OK) {
        rewritten_ = url != written;
        ::curl_free(written);
    }
    if (!has_proxy(scheme_)) set(CURLOPT_PROXY, "");
}

CurlChannel::~CurlChannel() {
    if (state_ == State::running) ::curl_multi_remove_handle(multi_, easy_);
    clean_up();
}

bool CurlChannel::serves(std::string_view scheme, std::string_view host) const noexcept {
    return scheme_ == scheme && std::string_view(origin_).substr(scheme.size() + 3) == host;
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
    // `127.1`, `[0:0::1]` and `:080` are signed as they stand, and libcurl would write `127.0.0.1`, `[::1]` and `:80`.
    if (rewritten_) (host_entry_ = "Host: ") += request.host;
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
    deadline_ = attempt_timeout_.count() > 0 ? deadline_after(now, attempt_timeout_) : TimePoint::max();
    ::curl_multi_add_handle(multi_, easy_);
    state_ = State::running;
}

}  // namespace inia::detail
