#include "raw_client.hpp"

#include "body_pattern.hpp"
#include "digest.hpp"
#include "http_parser.hpp"
#include "socket.hpp"
#include "tls.hpp"

#include <algorithm>
#include <stdexcept>

namespace inia::test {

namespace {

constexpr std::size_t buffer_size = 64UL * 1024;

}  // namespace

RawClient::RawClient(unsigned short port, std::chrono::milliseconds limit)
    : stream_(std::make_unique<SocketStream>(connect_to_loopback(port), limit, nullptr)),
      limit_(limit) {}

RawClient::RawClient(unsigned short port, const std::string& authority_pem, const std::string& host)
    : stream_(connect_tls(std::make_unique<SocketStream>(connect_to_loopback(port), std::chrono::seconds{10}, nullptr),
                          authority_pem, host)) {
    if (!stream_) {
        throw std::runtime_error("the TLS handshake failed");
    }
}

bool RawClient::send(std::string_view bytes) { return stream_->write(bytes); }

bool RawClient::send_pattern(std::uint64_t size) {
    std::string piece(buffer_size, '\0');
    for (std::uint64_t from = 0; from < size;) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_size, size - from));
        fill_pattern(from, piece.data(), count);
        if (!stream_->write({piece.data(), count})) {
            return false;
        }
        from += count;
    }
    return true;
}

bool RawClient::fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + buffer_size);
    const std::ptrdiff_t count = stream_->read(buffer_.data() + before, buffer_size);
    buffer_.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 0)));
    return count > 0;
}

bool RawClient::take_head(RawResponse& response) {
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) {
            return false;
        }
    }
    std::string_view text = std::string_view{buffer_}.substr(0, end + 2);
    response.status = static_cast<int>(parse_decimal(text.substr(9, 3)).value_or(0));
    response.headers.clear();
    text.remove_prefix(text.find("\r\n") + 2);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find("\r\n"));
        const std::size_t colon = line.find(": ");
        response.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        text.remove_prefix(line.size() + 2);
    }
    buffer_.erase(0, end + 4);
    return true;
}

RawResponse RawClient::receive(bool to_head, bool keep_body) {
    RawResponse response;
    if (!take_head(response)) {
        return response;
    }
    while (response.status < 200) {
        response.interim.push_back(response.status);
        response.status = 0;
        if (!take_head(response)) {
            return response;
        }
    }
    Sha256 digest;
    const auto take = [&](std::uint64_t left) {
        while (left > 0) {
            if (buffer_.empty() && !fill()) {
                return false;
            }
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer_.size()));
            digest.update(std::string_view{buffer_}.substr(0, count));
            response.body_size += count;
            if (keep_body) {
                response.body.append(buffer_, 0, count);
            }
            buffer_.erase(0, count);
            left -= count;
        }
        return true;
    };
    const auto take_line = [&](std::string& line) {
        while (buffer_.find("\r\n") == std::string::npos) {
            if (!fill()) {
                return false;
            }
        }
        line = buffer_.substr(0, buffer_.find("\r\n"));
        buffer_.erase(0, line.size() + 2);
        return true;
    };
    const auto take_chunks = [&] {
        std::string line;
        for (;;) {
            if (!take_line(line)) {
                return false;
            }
            const auto size = parse_chunk_size(line);
            if (!size || !take(*size) || !take_line(line)) {
                return false;
            }
            if (*size == 0) {
                return true;
            }
        }
    };
    if (to_head || response.status == 204 || response.status == 304) {
        response.complete = true;
    } else if (find_header(response.headers, "Transfer-Encoding")) {
        response.complete = take_chunks();
    } else if (const auto length = find_header(response.headers, "Content-Length")) {
        response.complete = take(parse_decimal(*length).value_or(0));
    } else {
        response.complete = !take(UINT64_MAX);
    }
    response.body_sha256 = digest.finish_hex();
    return response;
}

int RawClient::receive_head() {
    RawResponse response;
    return take_head(response) ? response.status : 0;
}

RawResponse RawClient::exchange(std::string_view bytes) {
    send(bytes);
    return receive();
}

std::string RawClient::receive_all() {
    while (fill()) {
    }
    return std::move(buffer_);
}

bool RawClient::ends() {
    if (!buffer_.empty()) {
        return false;
    }
    const auto started = std::chrono::steady_clock::now();
    char byte = 0;
    // A reset is an end as well, and only the clock tells it from the time limit.
    return stream_->read(&byte, 1) <= 0 && std::chrono::steady_clock::now() - started < limit_;
}

}  // namespace inia::test
