#include <inia/core/catalog.hpp>

#include "endpoint/catalog_data.hpp"

#include <inia/core/endpoint_rules.hpp>
#include <inia/core/error.hpp>

#include <algorithm>
#include <string>

namespace inia {

std::span<ServiceDescription const> services() noexcept { return detail::catalog().services; }

std::vector<std::string_view> available_partitions() {
    std::vector<std::string_view> names;
    for (detail::CatalogPartition const& partition : detail::catalog().partitions) names.push_back(partition.name);
    return names;
}

std::vector<std::string_view> available_regions(std::string_view service, std::string_view partition,
                                                bool allow_non_regional) {
    detail::Catalog const catalog = detail::catalog();
    auto const known = std::ranges::find(catalog.services, service, &ServiceDescription::name);
    auto const in = std::ranges::find(catalog.partitions, partition, &detail::CatalogPartition::name);
    if (known == catalog.services.end() || in == catalog.partitions.end()) return {};
    auto const listed =
        std::ranges::find(in->services, known->endpoint_prefix, &detail::CatalogService::endpoint_prefix);
    if (listed == in->services.end()) return {};
    std::vector<std::string_view> regions;
    for (std::uint16_t index : in->indices.subspan(listed->first, listed->count))
        if (allow_non_regional || index < in->regions) regions.push_back(in->names[index]);
    return regions;
}

std::string_view partition_for_region(std::string_view region) {
    if (rules::Partition const* const partition = rules::known_partition(region)) return partition->name;
    AnyError(ConfigError("'" + std::string(region) + "' is not a region of any partition of AWS")).raise();
}

}  // namespace inia
