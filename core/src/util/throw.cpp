#include <inia/core/detail/throw.hpp>

#include <optional>
#include <stdexcept>
#include <string>

namespace inia::detail {

void throw_absent() { throw std::bad_optional_access{}; }

void throw_no_element(std::size_t index, std::size_t size) {
    throw std::out_of_range{"inia::List: no element " + std::to_string(index) + ", the size is "
                            + std::to_string(size)};
}

void throw_no_key(std::string_view key) { throw std::out_of_range{"inia::Map: no key \"" + std::string{key} + '"'}; }

}  // namespace inia::detail
