#include "http/spare_body.hpp"

#include <utility>

namespace inia::detail {

std::string SpareBody::take() noexcept {
    std::lock_guard const lock(mutex_);
    return std::exchange(spare_, {});
}

void SpareBody::keep(std::string&& body) noexcept {
    if (body.capacity() < least || body.capacity() > most) return;
    body.clear();
    std::lock_guard const lock(mutex_);
    if (spare_.capacity() < body.capacity()) spare_.swap(body);
}

}  // namespace inia::detail
