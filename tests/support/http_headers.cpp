#include "http_headers.hpp"

#include <algorithm>

namespace inia::test {

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> all_headers(const Headers& headers, std::string_view name) {
    const std::string wanted = lower(name);
    std::vector<std::string_view> values;
    for (const auto& [key, value] : headers) {
        if (lower(key) == wanted) {
            values.emplace_back(value);
        }
    }
    return values;
}

std::optional<std::string_view> find_header(const Headers& headers, std::string_view name) {
    const auto values = all_headers(headers, name);
    return values.empty() ? std::nullopt : std::optional{values.front()};
}

std::optional<unsigned long long> parse_decimal(std::string_view text) {
    if (text.empty() || text.size() > 19
        || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    unsigned long long value = 0;
    for (const char c : text) {
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

}  // namespace inia::test
