#pragma once

#include "model.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace inia::codegen {

/// Fills in the service's waiters from its waiters-2 file (null: there are none). Those whose operation is not
/// generated are left out. Throws CodegenError that names the waiter for what it does not know.
void read_waiters(Service& service, boost::json::object const& model, boost::json::value const& file);

}  // namespace inia::codegen
