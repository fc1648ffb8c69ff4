#pragma once

#include <inia/core/catalog.hpp>

#include <cstdint>
#include <span>
#include <string_view>

// What codegen's catalog.cpp holds: facts of the pinned models.
namespace inia::detail {

/// A service's endpoints, as places in the partition's `indices`.
struct CatalogService {
    std::string_view endpoint_prefix;
    std::uint16_t first, count;
};

struct CatalogPartition {
    std::string_view name;
    std::size_t regions;  ///< The first ones of `names` are regions; the others are endpoints of another kind.
    std::span<std::string_view const> names;
    std::span<std::uint16_t const> indices;  ///< Into `names`.
    std::span<CatalogService const> services;
};

struct Catalog {
    std::span<CatalogPartition const> partitions;
    std::span<ServiceDescription const> services;  ///< In order of their names.
};

Catalog catalog() noexcept;

}  // namespace inia::detail
