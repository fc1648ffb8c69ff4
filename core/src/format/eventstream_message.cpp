#include <inia/core/eventstream/message.hpp>

#include "format/eventstream_headers.hpp"

#include <algorithm>

namespace inia::eventstream {

Header const* Message::find(std::string_view name) const noexcept {
    auto const found =
        std::find_if(headers.begin(), headers.end(), [&](Header const& header) { return header.name == name; });
    return found == headers.end() ? nullptr : &*found;
}

bool has_duplicates(std::vector<Header> const& headers) {
    // Most messages have three headers, hostile ones thousands.
    constexpr std::size_t few = 16;
    if (headers.size() <= few) {
        for (auto header = headers.begin(); header != headers.end(); ++header)
            if (std::any_of(headers.begin(), header, [&](Header const& other) { return other.name == header->name; }))
                return true;
        return false;
    }
    std::vector<std::string_view> names;
    names.reserve(headers.size());
    for (Header const& header : headers) names.push_back(header.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

char const* describe(Problem problem) noexcept {
    switch (problem) {
    case Problem::none: return "is as it should be";
    case Problem::prelude_checksum: return "has a frame whose prelude does not match its checksum";
    case Problem::message_checksum: return "has a frame that does not match its checksum";
    case Problem::invalid_length: return "has a frame with an impossible length";
    case Problem::invalid_header: return "has a frame with a broken header";
    case Problem::duplicate_header: return "has a frame with two headers of one name";
    case Problem::truncated: return "ended inside of a frame";
    }
    return "";
}

}  // namespace inia::eventstream
