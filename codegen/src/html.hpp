#pragma once

#include <string>
#include <string_view>

namespace inia::codegen {

/// A piece of HTML.
struct HtmlToken {
    enum class Kind { text, tag };
    Kind kind = Kind::text;
    std::string text{};    ///< The text with its entities resolved, or the tag's name in small letters.
    std::string href{};    ///< Of an opening tag.
    bool closing = false;  ///< `</p>`.
};

/// Takes HTML apart. A `<` that begins no tag is text, as is an unknown entity.
class HtmlReader {
public:
    explicit HtmlReader(std::string_view html) : rest_(html) {}
    /// False at the end.
    bool next(HtmlToken& token);

private:
    bool read_tag(HtmlToken& token);

    std::string_view rest_;
};

/// Resolves entities and drops characters that have no place in a comment: control characters, and those that change
/// the direction of text.
std::string plain_text(std::string_view text);

}  // namespace inia::codegen
