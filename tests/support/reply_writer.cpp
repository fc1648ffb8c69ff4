#include "reply_writer.hpp"

#include "body_pattern.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace inia::test {

namespace {

constexpr std::size_t buffer_size = 64UL * 1024;

std::string_view reason_of(int status) {
    switch (status) {
    case 100: return "Continue";
    case 102: return "Processing";
    case 103: return "Early Hints";
    case 200: return "OK";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 400: return "Bad Request";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 412: return "Precondition Failed";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, whatever the locale.
std::string http_date(std::time_t time) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                  months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    return text.data();
}

std::string head_text(int status, const Headers& headers) {
    std::string text = "HTTP/1.1 " + std::to_string(status) + " " + std::string{reason_of(status)} + "\r\n";
    for (const auto& [name, value] : headers) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
    return text.append("\r\n");
}

std::string chunk_head(std::uint64_t size) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%llx\r\n", static_cast<unsigned long long>(size));
    return text.data();
}

/// Writes one answer.
class Writer {
public:
    Writer(ByteStream& stream, const Reply& reply) : stream_(stream), reply_(reply) {}

    bool head(std::string_view method, std::time_t now) {
        for (const auto& [status, headers] : reply_.interim) {
            if (!stream_.write(head_text(status, headers))) {
                return false;
            }
        }
        Headers headers = reply_.headers;
        const auto add = [&](const char* name, const std::string& value) {
            if (!find_header(headers, name)) {
                headers.emplace_back(name, value);
            }
        };
        add("Date", http_date(now));
        has_body_ = method != "HEAD" && reply_.status != 204 && reply_.status != 304;
        if (reply_.framing == Framing::chunked) {
            add("Transfer-Encoding", "chunked");
        } else if (reply_.framing == Framing::content_length && reply_.status != 204) {
            add("Content-Length", std::to_string(size()));
        }
        if (reply_.framing == Framing::until_close || reply_.afterwards == Afterwards::close || reply_.before_body) {
            add("Connection", "close");
        }
        return stream_.write(head_text(reply_.status, headers));
    }

    /// True if the whole body went out; false at a fault or if the peer is gone.
    bool body() {
        if (!has_body_) {
            return !reply_.cut_at;
        }
        const std::uint64_t end = std::min(reply_.cut_at.value_or(size()), size());
        const bool in_chunks = reply_.framing == Framing::chunked;
        const std::uint64_t step =
            in_chunks ? std::max<std::size_t>(reply_.chunk_size, 1) : std::max<std::uint64_t>(size(), 1);
        for (std::uint64_t from = 0; from < end; from += step) {
            const std::uint64_t whole = std::min(step, size() - from);
            if (in_chunks && !stream_.write(chunk_head(whole))) {
                return false;
            }
            if (!bytes(from, std::min(from + whole, end))) {
                return false;
            }
            if (from + whole <= end && in_chunks && !stream_.write("\r\n")) {
                return false;
            }
        }
        return !reply_.cut_at && (!in_chunks || stream_.write("0\r\n\r\n"));
    }

private:
    std::uint64_t size() const { return reply_.pattern_size.value_or(reply_.body.size()); }

    bool bytes(std::uint64_t from, std::uint64_t to) {
        std::array<char, buffer_size> made;
        const std::size_t step = reply_.piece_size > 0 ? std::min(reply_.piece_size, buffer_size) : buffer_size;
        while (from < to) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(step, to - from));
            if (reply_.piece_size > 0 && !stream_.pause(reply_.piece_pause)) {
                return false;
            }
            std::string_view piece{made.data(), count};
            if (reply_.pattern_size) {
                fill_pattern(from, made.data(), count);
            } else {
                piece = std::string_view{reply_.body}.substr(static_cast<std::size_t>(from), count);
            }
            if (!stream_.write(piece)) {
                return false;
            }
            from += count;
        }
        return true;
    }

    ByteStream& stream_;
    const Reply& reply_;
    bool has_body_ = true;
};

}  // namespace

Connection write_reply(ByteStream& stream, const Reply& reply, std::string_view method, std::time_t now) {
    const Connection fault = reply.by_reset ? Connection::reset : Connection::close_abruptly;
    if (reply.delay.count() > 0 && !stream.pause(reply.delay)) {
        return Connection::close_abruptly;
    }
    if (reply.no_answer) {
        return fault;
    }
    if (reply.raw) {
        return stream.write(*reply.raw) ? Connection::close_politely : Connection::close_abruptly;
    }
    Writer writer{stream, reply};
    if (!writer.head(method, now) || !writer.body()) {
        return fault;
    }
    const bool ends = reply.framing == Framing::until_close || reply.afterwards == Afterwards::close
                   || reply.afterwards == Afterwards::close_unannounced || reply.before_body;
    return ends ? Connection::close_politely : Connection::keep;
}

}  // namespace inia::test
