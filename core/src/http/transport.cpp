#include <inia/core/transport.hpp>

namespace inia {

Transport::~Transport() = default;

void Transport::recycle(std::string&&) noexcept {}

}  // namespace inia
