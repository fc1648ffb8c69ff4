#include <inia/core/protocol/header_list.hpp>

namespace inia::protocol {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace

void append_header_element(std::string& list, std::string_view element, bool quote) {
    if (!list.empty()) list += ", ";
    bool const plain =
        !element.empty() && element.find_first_of(",\"") == npos && trimmed(element).size() == element.size();
    if (!quote || plain) {
        list += element;
        return;
    }
    list += '"';
    for (char const c : element) {
        if (c == '"' || c == '\\') list += '\\';
        list += c;
    }
    list += '"';
}

bool HeaderElements::next() {
    while (!done_ && problem_ == nullptr) {
        rest_ = trimmed(rest_);
        if (!dates_ && rest_.starts_with('"')) return quoted();
        std::size_t comma = rest_.find(',');
        if (dates_ && comma != npos) comma = rest_.find(',', comma + 1);
        text_ = trimmed(rest_.substr(0, comma));
        done_ = comma == npos;
        if (!done_) rest_.remove_prefix(comma + 1);
        if (!text_.empty()) return true;  // RFC 9110 has recipients pass over empty elements
    }
    return false;
}

bool HeaderElements::quoted() {
    unquoted_.clear();
    std::size_t i = 1;
    for (; i < rest_.size() && rest_[i] != '"'; ++i) {
        if (rest_[i] == '\\' && i + 1 < rest_.size()) ++i;
        unquoted_ += rest_[i];
    }
    if (i == rest_.size()) {
        problem_ = "has a quotation mark without its other half";
        return false;
    }
    rest_ = trimmed(rest_.substr(i + 1));
    done_ = rest_.empty();
    if (!done_ && rest_.front() != ',') {
        problem_ = "has text behind a quoted element";
        return false;
    }
    if (!done_) rest_.remove_prefix(1);
    text_ = unquoted_;
    return true;
}

}  // namespace inia::protocol
