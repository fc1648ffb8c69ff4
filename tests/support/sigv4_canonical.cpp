#include "sigv4_canonical.hpp"

#include <algorithm>
#include <utility>

namespace inia::test {

namespace {

bool unreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return -1;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

std::string normalized(std::string_view path) {
    std::vector<std::string_view> kept;
    for (const std::string_view segment : split(path, '/')) {
        if (segment == "..") {
            if (!kept.empty()) {
                kept.pop_back();
            }
        } else if (!segment.empty() && segment != ".") {
            kept.push_back(segment);
        }
    }
    std::string result;
    for (const std::string_view segment : kept) {
        result.append("/").append(segment);
    }
    if (result.empty() || path.back() == '/') {
        result += '/';
    }
    return result;
}

std::string canonical_value(std::string_view value) {
    std::string result;
    bool blank = false;
    for (const char c : trim(value)) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            blank = true;
            continue;
        }
        if (std::exchange(blank, false)) {
            result += ' ';
        }
        result += c;
    }
    return result;
}

}  // namespace

PathRule path_rule_of(std::string_view service) {
    const bool is_s3 =
        service == "s3" || service == "s3-object-lambda" || service == "s3-outposts" || service == "s3express";
    return is_s3 ? s3_path_rule : common_path_rule;
}

std::string uri_encode(std::string_view text, bool keep_slash) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (unreserved(c) || (keep_slash && c == '/')) {
            result += c;
        } else {
            const auto value = static_cast<unsigned char>(c);
            result += '%';
            result += digits[value >> 4U];
            result += digits[value & 0x0FU];
        }
    }
    return result;
}

std::optional<std::string> uri_decode(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
            continue;
        }
        if (text.size() - i < 3) {
            return std::nullopt;
        }
        const int first = hex_value(text[i + 1]);
        const int second = hex_value(text[i + 2]);
        if (first < 0 || second < 0) {
            return std::nullopt;
        }
        result += static_cast<char>(first * 16 + second);
        i += 2;
    }
    return result;
}

std::optional<std::vector<QueryParameter>> parse_query(std::string_view raw_query) {
    std::vector<QueryParameter> parameters;
    if (raw_query.find('+') != std::string_view::npos) {
        return std::nullopt;
    }
    for (const std::string_view part : split(raw_query, '&')) {
        if (part.empty()) {
            continue;
        }
        const std::size_t equals = part.find('=');
        auto name = uri_decode(part.substr(0, equals));
        auto value = uri_decode(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1));
        if (!name || !value) {
            return std::nullopt;
        }
        parameters.push_back({std::move(*name), std::move(*value)});
    }
    return parameters;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
    const std::size_t at = target.find('?');
    return at == std::string_view::npos ? std::string_view{} : target.substr(at + 1);
}

std::optional<std::string> canonical_path(std::string_view raw_path, PathRule rule) {
    std::string path{raw_path.empty() ? std::string_view{"/"} : raw_path};
    if (rule.normalize) {
        path = normalized(path);
    }
    if (!rule.encode_again) {
        auto decoded = uri_decode(path);
        if (!decoded) {
            return std::nullopt;
        }
        path = std::move(*decoded);
    }
    return uri_encode(path, true);
}

std::string canonical_query(const std::vector<QueryParameter>& parameters,
                            const std::vector<std::string_view>& left_out) {
    std::vector<std::pair<std::string, std::string>> encoded;
    for (const auto& [name, value] : parameters) {
        if (std::find(left_out.begin(), left_out.end(), name) == left_out.end()) {
            encoded.emplace_back(uri_encode(name, false), uri_encode(value, false));
        }
    }
    std::sort(encoded.begin(), encoded.end());
    std::string result;
    for (const auto& [name, value] : encoded) {
        if (!result.empty()) {
            result += '&';
        }
        result.append(name).append("=").append(value);
    }
    return result;
}

std::string canonical_headers(const Headers& headers, const std::vector<std::string>& names) {
    std::string result;
    for (const std::string& name : names) {
        result.append(name).append(":");
        bool first = true;
        for (const std::string_view value : all_headers(headers, name)) {
            result.append(std::exchange(first, false) ? "" : ",").append(canonical_value(value));
        }
        result += '\n';
    }
    return result;
}

}  // namespace inia::test
