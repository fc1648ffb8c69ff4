#include <inia/core/endpoint_rules.hpp>

#include <algorithm>

namespace inia::rules {
namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

/// Whether `text` is `-<word>-<digits>`.
bool is_area_and_number(Text text) {
    if (text.empty() || text.front() != '-') return false;
    auto const dash = text.find('-', 1);
    if (dash == Text::npos || dash == 1 || dash + 1 == text.size()) return false;
    return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(dash), is_word)
        && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(dash) + 1, text.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Partition const* known_partition_of(std::span<PartitionEntry const> table, Text region) noexcept {
    for (PartitionEntry const& entry : table)
        for (Text name : entry.regions)
            if (region == name) return &entry.partition;
    for (PartitionEntry const& entry : table)
        for (Text prefix : entry.prefixes)
            if (region.starts_with(prefix) && is_area_and_number(region.substr(prefix.size()))) return &entry.partition;
    return nullptr;
}

Partition const* partition_of(std::span<PartitionEntry const> table, Text region) noexcept {
    if (!is_set(region)) return nullptr;
    if (Partition const* const known = known_partition_of(table, region)) return known;
    for (PartitionEntry const& entry : table)
        if (entry.partition.name == "aws") return &entry.partition;
    return nullptr;
}

}  // namespace inia::rules
