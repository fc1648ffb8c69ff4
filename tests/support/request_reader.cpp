#include "request_reader.hpp"

#include "digest.hpp"

#include <algorithm>

namespace inia::test {

namespace {

constexpr std::size_t read_size = 64UL * 1024;
constexpr std::size_t head_limit = 64UL * 1024;

/// Counts, hashes and keeps.
class BodyCollector {
public:
    BodyCollector(ReceivedBody& body, std::size_t keep_limit) : body_(body), keep_limit_(keep_limit) {}

    void add(std::string_view bytes) {
        digest_.update(bytes);
        body_.size += bytes.size();
        if (body_.size > keep_limit_) {
            body_.kept = false;
            body_.bytes = std::string{};
        }
        if (body_.kept) {
            body_.bytes.append(bytes);
        }
    }

    void finish() { body_.sha256 = digest_.finish_hex(); }

private:
    ReceivedBody& body_;
    std::size_t keep_limit_;
    Sha256 digest_;
};

}  // namespace

bool RequestReader::fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + read_size);
    const std::ptrdiff_t count = stream_.read(buffer_.data() + before, read_size);
    buffer_.resize(before + static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 0)));
    return count > 0;
}

ReadOutcome RequestReader::read_head(RequestHead& head, std::string& problem) {
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (buffer_.size() > head_limit) {
            problem = "the head is longer than 64 KiB";
            return ReadOutcome::malformed;
        }
        if (!fill()) {
            return buffer_.empty() ? ReadOutcome::closed : ReadOutcome::aborted;
        }
    }
    auto parsed = parse_request_head(std::string_view{buffer_}.substr(0, end + 4), problem);
    buffer_.erase(0, end + 4);
    if (!parsed) {
        return ReadOutcome::malformed;
    }
    head = std::move(*parsed);
    return ReadOutcome::complete;
}

bool RequestReader::take_line(std::string& line) {
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n")) == std::string::npos) {
        if (buffer_.size() > head_limit || !fill()) {
            return false;
        }
    }
    line = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return true;
}

ReadOutcome RequestReader::read_body(const RequestHead& head, ReceivedBody& body, std::string& problem) {
    BodyCollector collector{body, keep_limit_};
    const auto read_bytes = [&](std::uint64_t left) {
        while (left > 0) {
            if (buffer_.empty() && !fill()) {
                return false;
            }
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer_.size()));
            collector.add(std::string_view{buffer_}.substr(0, count));
            buffer_.erase(0, count);
            left -= count;
        }
        return true;
    };
    const auto read_chunks = [&] {
        std::string line;
        for (;;) {
            if (!take_line(line)) {
                return ReadOutcome::aborted;
            }
            const auto size = parse_chunk_size(line);
            if (!size) {
                problem = "a chunk does not start with its size";
                return ReadOutcome::malformed;
            }
            if (*size == 0) {
                break;
            }
            if (!read_bytes(*size) || !take_line(line)) {
                return ReadOutcome::aborted;
            }
            if (!line.empty()) {
                problem = "a chunk is longer than its size";
                return ReadOutcome::malformed;
            }
        }
        do {  // trailers, up to the empty line
            if (!take_line(line)) {
                return ReadOutcome::aborted;
            }
        } while (!line.empty());
        return ReadOutcome::complete;
    };
    ReadOutcome outcome = ReadOutcome::complete;
    if (find_header(head.headers, "Transfer-Encoding")) {
        outcome = read_chunks();
    } else if (const auto length = find_header(head.headers, "Content-Length")) {
        outcome = read_bytes(parse_decimal(*length).value_or(0)) ? ReadOutcome::complete : ReadOutcome::aborted;
    }
    collector.finish();
    return outcome;
}

}  // namespace inia::test
