#pragma once

#include "doc_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace inia::codegen {

/// Text of a C++ file, line by line.
class Writer {
public:
    Writer() = default;
    explicit Writer(std::size_t depth) : depth_(depth) {}

    /// One line of the given pieces, indented; without pieces an empty line.
    template<class... Text> void line(Text const&... pieces) {
        if constexpr (sizeof...(pieces) > 0) {
            text_.append(4 * depth_, ' ');
            (text_.append(std::string_view(pieces)), ...);
        }
        text_ += '\n';
    }
    /// A line `head {`, to be closed by `close`.
    template<class... Text> void open(Text const&... head) {
        line(head..., " {");
        ++depth_;
    }
    void close(std::string_view tail = "") {
        --depth_;
        line("}", tail);
    }
    /// A label at the left of its block, `public:`.
    void label(std::string_view text) {
        --depth_;
        line(text);
        ++depth_;
    }
    /// An empty writer for what is to stand in a block here, and later pasted.
    Writer inner() const { return Writer(depth_ + 1); }
    /// Whole lines that are already laid out.
    void paste(std::string_view text) { text_ += text; }
    /// A doc comment of at most `max_lines` lines; nothing for an empty text.
    void doc(Doc const& doc, std::size_t max_lines);

    std::string take() { return std::move(text_); }

private:
    std::string text_;
    std::size_t depth_ = 0;
};

/// A C++ string literal, quotes included.
std::string literal(std::string_view text);

}  // namespace inia::codegen
