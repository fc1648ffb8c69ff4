#pragma once

#include "load.hpp"
#include "model.hpp"

namespace inia::codegen {

/// Takes every decision of a service. Throws CodegenError with one line: an unsupported protocol, a broken model.
Service build_model(ModelFiles const& files, ModelOptions const& options = {});

}  // namespace inia::codegen
