#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace inia::dynamodb::vectors {

/// Empty, or how the requests that a case of batch-writer.json leads to differ from what it expects.
std::string judge_batch_writer(boost::json::value const& item);

}  // namespace inia::dynamodb::vectors
