#pragma once

#include "util/inline_buffer.hpp"

#include <inia/core/http.hpp>

#include <cstddef>
#include <string_view>

namespace inia::detail {

/// Where canonical texts are written: large enough on the stack for nearly every request.
using SigningText = InlineBuffer<char, 2048>;

/// How a path enters the canonical request.
struct PathRules {
    bool encode_again = true;  ///< Encode the `%` of what is already encoded.
    bool normalize = true;     ///< Remove `.`, `..` and empty segments.
};

/// Appends the canonical URI. Characters that should have been encoded but were not are, in either mode.
void append_canonical_path(SigningText& out, std::string_view path, PathRules rules);

/// Appends the canonical query: parameters sorted by name, then value, each with an `=`.
void append_canonical_query(SigningText& out, std::string_view query);

/// The headers to sign, lower-cased and sorted. Refers into the request, whose headers must not change meanwhile.
class CanonicalHeaders {
public:
    explicit CanonicalHeaders(HttpRequest const& request);

    /// Appends one `name:value` line per name; values of one name are joined by commas, runs of blanks made one.
    void append_lines(SigningText& out) const;
    /// Appends the names, joined by semicolons.
    void append_names(SigningText& out) const;

private:
    struct Entry {
        std::size_t name_begin;
        std::size_t name_size;
        std::size_t order;
        std::string_view value;
    };
    void add(std::string_view name, std::string_view value);
    std::string_view name(Entry const& entry) const noexcept {
        return names_.view().substr(entry.name_begin, entry.name_size);
    }
    bool starts_name(std::size_t index) const noexcept {
        return index == 0 || name(entries_[index]) != name(entries_[index - 1]);
    }

    InlineBuffer<char, 512> names_;
    InlineBuffer<Entry, 24> entries_;
};

}  // namespace inia::detail
