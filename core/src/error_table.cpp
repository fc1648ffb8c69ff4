#include <inia/core/error_table.hpp>

#include <algorithm>

namespace inia {
namespace {

ErrorEntry const* find(ErrorTable table, std::string_view name) noexcept {
    ErrorEntry const* const end = table.entries + table.size;
    ErrorEntry const* const entry =
        std::lower_bound(table.entries, end, name,
                         [](ErrorEntry const& candidate, std::string_view key) { return candidate.name < key; });
    return entry != end && entry->name == name ? entry : nullptr;
}

}  // namespace

ErrorEntry const* find_error(ErrorTable table, Outcome const& outcome) noexcept {
    ErrorEntry const* entry = find(table, outcome.error_type);
    return entry ? entry : find(table, outcome.error.code);
}

}  // namespace inia
