#include "http_parser.hpp"

#include <algorithm>
#include <utility>

namespace inia::test {

namespace {

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_alnum(c) || std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
    });
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace

bool is_valid_target(std::string_view target) {
    if (target.empty() || target.front() != '/') {
        return false;
    }
    for (std::size_t i = 0; i < target.size(); ++i) {
        const char c = target[i];
        if (c == '%') {
            if (target.size() - i < 3 || !is_hex(target[i + 1]) || !is_hex(target[i + 2])) {
                return false;
            }
        } else if (!is_alnum(c) && std::string_view{"-._~!$&'()*+,;=:@/?"}.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

std::optional<RequestHead> parse_request_head(std::string_view text, std::string& problem) {
    const auto fail = [&](std::string what) {
        problem = std::move(what);
        return std::nullopt;
    };
    RequestHead head;
    bool first = true;
    for (;;) {
        const std::size_t end = text.find("\r\n");
        if (end == std::string_view::npos) {
            return fail("the head does not end in an empty line");
        }
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 2);
        if (line.find_first_of("\r\n") != std::string_view::npos) {
            return fail("a line does not end in CR LF");
        }
        if (std::exchange(first, false)) {
            const std::size_t method_end = line.find(' ');
            const std::size_t target_end = line.rfind(' ');
            if (method_end == std::string_view::npos || target_end == method_end) {
                return fail("the request line has not three parts");
            }
            head.method = line.substr(0, method_end);
            head.target = line.substr(method_end + 1, target_end - method_end - 1);
            if (!is_token(head.method)) {
                return fail("the method is not a token");
            }
            if (!is_valid_target(head.target)) {
                return fail("the target is not a valid path and query: " + head.target);
            }
            if (line.substr(target_end + 1) != "HTTP/1.1") {
                return fail("the version is not HTTP/1.1");
            }
            continue;
        }
        if (line.empty()) {
            break;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
            return fail("a header has no valid name");
        }
        const std::string_view value = without_blanks(line.substr(colon + 1));
        if (!is_field_value(value)) {
            return fail("a header has a control character in its value: " + std::string{line.substr(0, colon)});
        }
        head.headers.emplace_back(line.substr(0, colon), value);
    }
    if (!text.empty()) {
        return fail("something follows the head");
    }
    const auto hosts = all_headers(head.headers, "Host");
    if (hosts.size() != 1 || hosts.front().empty()) {
        return fail("there is not exactly one Host header");
    }
    const auto lengths = all_headers(head.headers, "Content-Length");
    const auto encodings = all_headers(head.headers, "Transfer-Encoding");
    if (lengths.size() + encodings.size() > 1) {
        return fail("more than one header gives the length of the body");
    }
    if (!lengths.empty() && !parse_decimal(lengths.front())) {
        return fail("Content-Length is not a number");
    }
    if (!encodings.empty() && lower(encodings.front()) != "chunked") {
        return fail("Transfer-Encoding is not chunked");
    }
    return head;
}

std::optional<unsigned long long> parse_chunk_size(std::string_view line) {
    const std::string_view digits = line.substr(0, line.find(';'));
    if (digits.empty() || digits.size() > 15 || !std::all_of(digits.begin(), digits.end(), is_hex)) {
        return std::nullopt;
    }
    unsigned long long size = 0;
    for (const char c : lower(digits)) {
        size = size * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return size;
}

}  // namespace inia::test
