#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inia::codegen {

/// A paragraph, list item or code block of a documentation text, not yet wrapped.
struct DocBlock {
    std::string bullet{};   ///< What stands before the first line: `- `, `1. ` or nothing.
    int indent = 0;         ///< Columns of all lines, the bullet not counted.
    std::string text{};     ///< UTF-8 without control characters; line feeds only when `verbatim`.
    bool verbatim = false;  ///< Code: lines are kept as they are.

    bool operator==(DocBlock const&) const = default;
};
using Doc = std::vector<DocBlock>;

/// The HTML of a model's documentation as readable text: tags become paragraphs, lists and code, links become
/// `text (url)`, entities become characters. What is no known tag stays text.
Doc doc_from_html(std::string_view html);

/// The lines of a comment body, at most `width` columns where words allow it. At most `max_lines` lines: whole blocks
/// are dropped from the end, and the last line says so. No line ends in a backslash or holds a trigraph that would
/// make one, so that a `//` comment made of it ends where it should.
std::vector<std::string> wrap(Doc const& doc, std::size_t width, std::size_t max_lines);

}  // namespace inia::codegen
