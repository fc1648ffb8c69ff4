#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace inia::codegen {

/// Compares services/services.json with the models: services that it lacks or lists in vain, or out of order, and
/// numbers of shards that are not what the models need today. One sentence for each problem, with the entry that would
/// be right.
std::vector<std::string> check_services(std::filesystem::path const& models, boost::json::value const& services);

}  // namespace inia::codegen
