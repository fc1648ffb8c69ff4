#include <inia/core/open_enum.hpp>

namespace inia::detail {

std::uint16_t find_enumerator(EnumTable table, std::string_view text) noexcept {
    std::size_t low = 0;
    std::size_t high = table.size;
    while (low < high) {
        std::size_t const middle = (low + high) / 2;
        int const order = table[middle].compare(text);
        if (order == 0) return static_cast<std::uint16_t>(middle);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return unknown_enumerator;
}

std::string const* copy_enum_text(std::string_view text) { return text.empty() ? nullptr : new std::string{text}; }

void free_enum_text(std::string const* text) noexcept { delete text; }

}  // namespace inia::detail
