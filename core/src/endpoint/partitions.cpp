#include <inia/core/endpoint_rules.hpp>

#include <cstdint>
#include <cstring>

namespace inia::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }

/// Whether `text` is `-<word>-<digits>`.
bool is_area_and_number(Text text) {
    if (text.empty() || text.front() != '-') return false;
    std::size_t dash = 1;
    while (dash < text.size() && is_word(text[dash])) ++dash;
    if (dash == 1 || dash + 1 >= text.size() || text[dash] != '-') return false;
    std::size_t end = dash + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end == text.size();
}

/// Of a region's name the last eight characters tell most.
std::uint64_t tail(Text name) {
    std::uint64_t word = 0;
    if (name.size() >= sizeof word) std::memcpy(&word, name.data() + name.size() - sizeof word, sizeof word);
    return word;
}

}  // namespace

Partition const* known_partition_of(std::span<PartitionEntry const> table, Text region) noexcept {
    std::uint64_t const end = tail(region);
    for (PartitionEntry const& entry : table)
        for (Text name : entry.regions)
            if (name.size() == region.size() && tail(name) == end && name == region) return &entry.partition;
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
