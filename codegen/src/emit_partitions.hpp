#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace inia::codegen {

/// A table of partitions (botocore's partitions.json) as `name`, an array of ::inia::rules::PartitionEntry. Throws
/// CodegenError for an expression that is not of the form `^(us|eu)\\-\\w+\\-\\d+$`.
std::string emit_partition_table(boost::json::value const& partitions, std::string const& name);

}  // namespace inia::codegen
