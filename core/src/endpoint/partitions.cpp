#include <inia/core/endpoint_rules.hpp>

#include <algorithm>
#include <array>

namespace inia::rules {
namespace {

/// How a partition's regions are told: `<prefix>-<word>-<digits>`, or its pseudo region.
struct Entry {
    Partition partition;
    std::array<Text, 10> prefixes;
    Text global_region;
};

// Facts of the AWS partitions file. A test holds them against the pinned models.
constexpr Entry entries[] = {
    {{"aws", "amazonaws.com", "api.aws", "us-east-1", true, true},
     {"us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"},
     "aws-global"},
    {{"aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1", true, true},
     {"cn"},
     "aws-cn-global"},
    {{"aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1", true, true}, {"eusc-de"}, {}},
    {{"aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1", true, true}, {"us-iso"}, "aws-iso-global"},
    {{"aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1", true, true}, {"us-isob"}, "aws-iso-b-global"},
    {{"aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1", true, true},
     {"eu-isoe"},
     "aws-iso-e-global"},
    {{"aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1", true, true},
     {"us-isof"},
     "aws-iso-f-global"},
    {{"aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1", true, true}, {"us-gov"}, "aws-us-gov-global"},
};

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

Partition const* partition(Text region) noexcept {
    if (!is_set(region)) return nullptr;
    for (Entry const& entry : entries) {
        if (!entry.global_region.empty() && region == entry.global_region) return &entry.partition;
        for (Text prefix : entry.prefixes) {
            if (prefix.empty()) break;
            if (region.starts_with(prefix) && is_area_and_number(region.substr(prefix.size()))) return &entry.partition;
        }
    }
    return &entries[0].partition;
}

}  // namespace inia::rules
