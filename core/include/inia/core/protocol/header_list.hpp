#pragma once

#include <inia/core/export.hpp>

#include <string>
#include <string_view>

namespace inia::protocol {

/// Appends an element to a header's list. With `quote`, one that a reader would split, pass over or trim (it is empty,
/// holds a comma or a quotation mark, begins or ends with a blank) stands in quotation marks.
INIA_EXPORT void append_header_element(std::string& list, std::string_view element, bool quote);

/// Takes the list in a header apart: elements between commas, without the white space around them, quoted ones
/// unquoted, empty ones left out.
class INIA_EXPORT HeaderElements {
public:
    /// `dates`: the elements are HTTP dates, each of which holds a comma itself.
    HeaderElements(std::string_view list, bool dates) : rest_(list), dates_(dates) {}

    /// Steps to the next element; false at the end or when the list is broken.
    bool next();
    /// The element, until `next` is called.
    std::string_view text() const noexcept INIA_LIFETIMEBOUND { return text_; }
    /// What is wrong with the list, as in "has no end"; null when nothing is.
    char const* problem() const noexcept { return problem_; }

private:
    bool quoted();

    std::string_view rest_;
    bool dates_;
    bool done_ = false;
    std::string_view text_;
    std::string unquoted_;
    char const* problem_ = nullptr;
};

}  // namespace inia::protocol
