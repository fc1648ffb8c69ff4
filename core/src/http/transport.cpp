#include <inia/core/transport.hpp>

namespace inia {

Transport::~Transport() = default;

}  // namespace inia
