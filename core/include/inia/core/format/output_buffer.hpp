#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/body_writer.hpp>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace inia::format {

/// Collects the bytes of a body in order. Small bodies are built on the stack, so that they cost one allocation.
class INIA_EXPORT OutputBuffer : public BodyWriter {
public:
    OutputBuffer() noexcept : begin_(inline_), cursor_(inline_), end_(inline_ + sizeof inline_) {}
    OutputBuffer(OutputBuffer const&) = delete;
    OutputBuffer& operator=(OutputBuffer const&) = delete;

    /// Appends bytes as they are.
    void raw(char c) {
        need(1);
        *cursor_++ = c;
    }
    void raw(std::string_view text) {
        need(text.size());
        std::memcpy(cursor_, text.data(), text.size());
        cursor_ += text.size();
    }

    /// Position behind the last character, for `replace`.
    std::size_t size() const noexcept { return static_cast<std::size_t>(cursor_ - begin_); }
    /// Replaces the character at `position`.
    void replace(std::size_t position, char c) noexcept { begin_[position] = c; }

    /// The bytes so far.
    std::string_view view() const noexcept INIA_LIFETIMEBOUND { return {begin_, size()}; }
    /// The bytes, moved out when they are many; the buffer must not be used afterwards.
    std::string take() &&;

protected:
    /// Makes room for `count` bytes between `cursor_` and `end_`.
    void need(std::size_t count) {
        if (static_cast<std::size_t>(end_ - cursor_) < count) grow(count);
    }

private:
    void grow(std::size_t count);

    char* begin_;

protected:
    char* cursor_;  ///< Where the next byte goes; whoever writes there has called `need` and moves it on.
    char* end_;

private:
    std::string heap_{};  ///< The storage once `inline_` is too small; as long as its capacity allows.
    char inline_[2048];
};

}  // namespace inia::format
