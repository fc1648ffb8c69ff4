#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/body_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace inia::json {

/// Writes JSON text without spaces. What it is told to write must make sense in order; it does not check. Bytes that
/// are no UTF-8 go through as they are. Small texts are built on the stack, so that they cost one allocation.
class INIA_EXPORT Writer : public format::BodyWriter {
public:
    Writer() noexcept : begin_(inline_), cursor_(inline_), end_(inline_ + sizeof inline_) {}
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Punctuation, or text that is JSON already.
    void raw(char c) {
        need(1);
        *cursor_++ = c;
    }
    void raw(std::string_view text) {
        need(text.size());
        std::memcpy(cursor_, text.data(), text.size());
        cursor_ += text.size();
    }

    void boolean(bool value) { raw(value ? std::string_view("true") : std::string_view("false")); }
    void null() { raw(std::string_view("null")); }
    void integer(std::int64_t value);
    void integer(std::uint64_t value);
    /// The shortest text that reads back the same; `"NaN"`, `"Infinity"` or `"-Infinity"` for what is not finite.
    void number(double value);
    void number(float value);
    /// In quotation marks and escaped.
    void string(std::string_view text);
    /// In quotation marks and base64.
    void base64(std::string_view bytes);

    /// Position behind the last character, for `replace`.
    std::size_t size() const noexcept { return static_cast<std::size_t>(cursor_ - begin_); }
    /// Replaces the character at `position`.
    void replace(std::size_t position, char c) noexcept { begin_[position] = c; }

    /// The text so far.
    std::string_view view() const noexcept INIA_LIFETIMEBOUND { return {begin_, size()}; }
    /// The text, moved out when it is long; the writer must not be used afterwards.
    std::string take() &&;

private:
    void need(std::size_t count) {
        if (static_cast<std::size_t>(end_ - cursor_) < count) grow(count);
    }
    void grow(std::size_t count);

    char* begin_;
    char* cursor_;
    char* end_;
    std::string heap_{};  ///< The storage once `inline_` is too small; as long as its capacity allows.
    char inline_[2048];
};

}  // namespace inia::json
