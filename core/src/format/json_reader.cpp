#include <inia/core/json/reader.hpp>

#include <inia/core/format/base64.hpp>
#include <inia/core/format/hex.hpp>
#include <inia/core/format/number.hpp>

#include "format/json_scan.hpp"
#include "format/utf8.hpp"

#include <limits>

namespace inia::json {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The four hexadecimal digits at `text`, or -1. Stops at the first other character, so it stays inside the text.
int unicode_escape(char const* text) {
    int value = 0;
    for (int i = 0; i < 4; ++i) {
        int const digit = format::hex_digit(text[i]);
        if (digit < 0) return -1;
        value = value << 4 | digit;
    }
    return value;
}

}  // namespace

void Reader::fail_at(char const* where, char const* problem) noexcept {
    if (problem_ != nullptr) return;
    problem_ = problem;
    problem_at_ = where;
    // Nothing can be read from the zero byte at the end, so every loop stops.
    cursor_ = end_;
}

AnyError Reader::finish(std::string_view what) {
    skip_space();
    if (ok() && cursor_ != end_) fail_at(cursor_, "expected nothing more");
    if (ok()) return {};
    std::string message(what);
    if (!what.empty()) message += ": ";
    message += "JSON at byte ";
    format::append_number(message, static_cast<std::uint64_t>(problem_at_ - begin_));
    message.append(": ").append(problem_);
    if (problem_at_ == end_) message += ", found the end of the text";
    return ParseError(message);
}

bool Reader::literal(std::string_view word) {
    value_ = cursor_;
    for (char const c : word) {
        if (*cursor_ != c) return fail_at(cursor_, "expected a value"), false;
        ++cursor_;
    }
    return true;
}

std::string_view Reader::key() {
    if (!open_string("expected a member's name")) return {};
    char const* const from = cursor_;
    cursor_ = skip_plain(from, end_);
    std::string_view name(from, static_cast<std::size_t>(cursor_ - from));
    if (*cursor_ == '"') {
        ++cursor_;
    } else {
        name = rest_of_string(from);
        escaped_names_ = escaped_names_ || name.data() != from;
    }
    skip_space();
    if (*cursor_ != ':') return fail_at(cursor_, "expected ':'"), std::string_view();
    ++cursor_;
    return name;
}

std::string_view Reader::text() {
    if (!open_string("expected a string")) return {};
    char const* const from = cursor_;
    cursor_ = skip_plain(from, end_);
    if (*cursor_ == '"') return {from, static_cast<std::size_t>(cursor_++ - from)};
    return rest_of_string(from);
}

void Reader::string(std::string& out) {
    std::string_view const read = text();
    if (!read.empty() && read.data() == scratch_.data())
        out.swap(scratch_);
    else
        out.assign(read);
}

void Reader::base64(std::string& out) {
    std::string_view const read = text();
    if (ok() && !format::from_base64(read, out)) fail("expected base64");
}

/// Goes on with a string that began at `from` when the cursor stands on something that is no plain character.
std::string_view Reader::rest_of_string(char const* from) {
    bool escaped = false;
    while (true) {
        if (*cursor_ == '"') {
            auto const size = static_cast<std::size_t>(cursor_ - from);
            ++cursor_;
            if (!escaped) return {from, size};
            scratch_.append(from, size);
            return scratch_;
        }
        if (*cursor_ == '\\') {
            if (!escaped) scratch_.clear();
            escaped = true;
            scratch_.append(from, static_cast<std::size_t>(cursor_ - from));
            if (!unescape()) return {};
            from = cursor_;
        } else if (static_cast<unsigned char>(*cursor_) >= 0x80) {
            char const* const next = format::skip_utf8(cursor_, end_);
            if (next == nullptr) return fail_at(cursor_, "bytes that are no UTF-8"), std::string_view();
            cursor_ = next;
        } else {
            return fail_at(cursor_, cursor_ == end_ ? "expected '\"'" : "a control character in a string"),
                   std::string_view();
        }
        cursor_ = skip_plain(cursor_, end_);
    }
}

/// Appends what the escape sequence at the cursor stands for to `scratch_` and steps over it.
bool Reader::unescape() {
    char const* const start = cursor_++;
    switch (char const c = *cursor_++) {
    case '"':
    case '\\':
    case '/': scratch_ += c; return true;
    case 'b': scratch_ += '\b'; return true;
    case 'f': scratch_ += '\f'; return true;
    case 'n': scratch_ += '\n'; return true;
    case 'r': scratch_ += '\r'; return true;
    case 't': scratch_ += '\t'; return true;
    case 'u': break;
    default:
        if (cursor_ > end_) return fail_at(end_, "expected an escape sequence"), false;
        return fail_at(start, "an unknown escape sequence"), false;
    }
    int const first = unicode_escape(cursor_);
    if (first < 0) return fail_at(start, "expected four hexadecimal digits"), false;
    cursor_ += 4;
    auto code = static_cast<std::uint32_t>(first);
    if (first >= 0xd800 && first < 0xe000) {
        int const second = first < 0xdc00 && cursor_[0] == '\\' && cursor_[1] == 'u' ? unicode_escape(cursor_ + 2) : -1;
        if (second < 0xdc00 || second >= 0xe000) return fail_at(start, "half of a surrogate pair"), false;
        code = 0x10000 + ((code - 0xd800) << 10) + (static_cast<std::uint32_t>(second) - 0xdc00);
        cursor_ += 6;
    }
    format::append_utf8(scratch_, code);
    return true;
}

void Reader::boolean(bool& out) {
    skip_space();
    value_ = cursor_;
    if (*cursor_ == 't') {
        if (literal("true")) out = true;
    } else if (*cursor_ == 'f') {
        if (literal("false")) out = false;
    } else {
        fail("expected true or false");
    }
}

bool Reader::digits() {
    if (!is_digit(*cursor_)) return fail_at(cursor_, "expected a digit"), false;
    while (is_digit(*cursor_)) ++cursor_;
    return true;
}

std::string_view Reader::number_text() {
    skip_space();
    value_ = cursor_;
    char const* const from = cursor_;
    if (*cursor_ == '-') ++cursor_;
    if (*cursor_ == '0')
        ++cursor_;
    else if (is_digit(*cursor_))
        while (is_digit(*cursor_)) ++cursor_;
    else
        return fail_at(cursor_, "expected a number"), std::string_view();
    if (*cursor_ == '.') {
        ++cursor_;
        if (!digits()) return {};
    }
    if (*cursor_ == 'e' || *cursor_ == 'E') {
        ++cursor_;
        if (*cursor_ == '+' || *cursor_ == '-') ++cursor_;
        if (!digits()) return {};
    }
    return {from, static_cast<std::size_t>(cursor_ - from)};
}

void Reader::integer(std::int64_t& out) {
    std::string_view const text = number_text();
    if (!ok()) return;
    if (format::parse_number(text, out)) return;
    // 1.0 and 1e3 are whole too; from 2^53 on a double would not say exactly which number was meant.
    double value = 0;
    constexpr double exact = 9007199254740992.0;
    bool const whole = text.find_first_of(".eE") != std::string_view::npos && format::parse_number(text, value)
                    && value > -exact && value < exact
                    && value == static_cast<double>(static_cast<std::int64_t>(value));
    if (!whole) return fail("expected a whole number of 64 bits");
    out = static_cast<std::int64_t>(value);
}

template<class T> void Reader::floating(T& out) {
    skip_space();
    if (*cursor_ == '"') {
        std::string_view const name = text();
        if (!ok()) return;
        bool const known = name == "NaN" || name == "Infinity" || name == "-Infinity";
        if (!known || !format::parse_number(name, out)) fail("expected a number");
        return;
    }
    std::string_view const text = number_text();
    if (ok() && !format::parse_number(text, out)) fail("the number is too large");
}

void Reader::number(double& out) { floating(out); }
void Reader::number(float& out) { floating(out); }

void Reader::skip() {
    skip_space();
    switch (*cursor_) {
    case '{':
        if (!enter_object()) return;
        do {
            key();
            skip();
        } while (next_member());
        return;
    case '[':
        if (!enter_array()) return;
        do {
            skip();
        } while (next_element());
        return;
    case '"': text(); return;
    case 't': literal("true"); return;
    case 'f': literal("false"); return;
    case 'n': literal("null"); return;
    default:
        if (*cursor_ == '-' || is_digit(*cursor_))
            number_text();
        else
            fail_at(cursor_, "expected a value");
    }
}

std::string_view Reader::value() {
    skip_space();
    char const* const from = cursor_;
    skip();
    value_ = from;
    if (!ok()) return {};
    return {from, static_cast<std::size_t>(cursor_ - from)};
}

}  // namespace inia::json
