#include <inia/core/detail/sequence.hpp>

#include <cstdint>
#include <stdexcept>

namespace inia::detail {

void* allocate(std::size_t count, std::size_t element_size, std::size_t alignment) {
    if (count > PTRDIFF_MAX / element_size) throw std::length_error{"inia: too many elements"};
    if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__)
        return ::operator new(count* element_size, std::align_val_t{alignment});
    return ::operator new(count* element_size);
}

void deallocate(void* memory, std::size_t alignment) noexcept {
    if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__)
        ::operator delete(memory, std::align_val_t{alignment});
    else
        ::operator delete(memory);
}

}  // namespace inia::detail
