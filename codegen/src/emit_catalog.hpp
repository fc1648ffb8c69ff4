#pragma once

#include "emit.hpp"
#include "load.hpp"

#include <vector>

namespace inia::codegen {

/// core's generated sources: `partitions.cpp`, which the endpoint rules need, and `catalog.cpp`, which only those who
/// ask for services and regions link.
std::vector<File> emit_catalog(CatalogFiles const& files);

}  // namespace inia::codegen
