#pragma once

#include "model.hpp"
#include "usage.hpp"

namespace inia::codegen {

/// Fills in what concerns the service as a whole, from the model's metadata. Throws CodegenError when the service
/// offers no protocol that inia speaks, or not the one that `options` want.
void read_metadata(Service& service, boost::json::object const& model, ModelOptions const& options);

/// Fills in what the model says of an operation beyond its shapes: HTTP, authentication, checksum, endpoint parameters.
/// Its `request` and `response` must be set, as must the service's metadata.
void read_operation(Operation& operation, Service const& service, boost::json::object const& model,
                    UsedOperation const& used, Shapes const& shapes);

}  // namespace inia::codegen
