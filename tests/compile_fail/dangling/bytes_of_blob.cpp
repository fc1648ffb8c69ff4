// expect: will be destroyed at the end of the full-expression
#include <inia/core/blob.hpp>

inia::Blob blob();

std::size_t size() {
#ifdef RIGHT
    inia::Blob const named = blob();
    std::span<std::byte const> const bytes = named.bytes();
#else
    std::span<std::byte const> const bytes = blob().bytes();
#endif
    return bytes.size();
}
