#include <inia/core/http.hpp>

#include "util/ascii.hpp"

namespace inia {

using detail::equals_ignoring_case;

namespace {

constexpr std::string_view separator = ": ";
constexpr std::string_view line_end = "\r\n";
constexpr std::size_t npos = static_cast<std::size_t>(-1);

}  // namespace

void Headers::add(std::string_view name, std::string_view value) {
    // The first field makes room for a usual message, so that growth does not cost a handful of allocations.
    if (block_.capacity() < 32) reserve(16, 1024);
    auto const begin = static_cast<std::uint32_t>(block_.size());
    ((block_ += name) += separator) += value;
    block_ += line_end;
    fields_.push_back({begin, static_cast<std::uint32_t>(name.size()), static_cast<std::uint32_t>(value.size())});
}

void Headers::set(std::string_view name, std::string_view value) {
    std::size_t const index = index_of(name);
    if (index == npos) return add(name, value);
    // A value that comes from these very headers would move under the replacement.
    std::string const copy(value);
    for (std::size_t i = fields_.size(); --i > index;)
        if (equals_ignoring_case((*this)[i].name, name)) erase(i);
    Span& field = fields_[index];
    block_.replace(field.begin + field.name_size + separator.size(), field.value_size, copy);
    auto const growth = static_cast<std::uint32_t>(copy.size()) - field.value_size;  // modulo 2^32
    field.value_size += growth;
    for (std::size_t i = index + 1; i < fields_.size(); ++i) fields_[i].begin += growth;
}

void Headers::remove(std::string_view name) {
    for (std::size_t i = fields_.size(); i-- > 0;)
        if (equals_ignoring_case((*this)[i].name, name)) erase(i);
}

void Headers::truncate(std::size_t count) noexcept {
    if (count >= fields_.size()) return;
    block_.resize(fields_[count].begin);
    fields_.resize(count);
}

void Headers::reserve(std::size_t fields, std::size_t bytes) {
    fields_.reserve(fields);
    block_.reserve(bytes);
}

std::string_view Headers::find(std::string_view name) const noexcept {
    std::size_t const index = index_of(name);
    return index == npos ? std::string_view() : (*this)[index].value;
}

Headers::Field Headers::operator[](std::size_t index) const noexcept {
    Span const& field = fields_[index];
    std::string_view const block = block_;
    return {block.substr(field.begin, field.name_size),
            block.substr(field.begin + field.name_size + separator.size(), field.value_size)};
}

std::size_t Headers::index_of(std::string_view name) const noexcept {
    if (name.empty()) return npos;
    // Lengths and last characters tell most names apart.
    char const* const last = block_.data() + name.size() - 1;
    for (std::size_t i = 0; i < fields_.size(); ++i)
        if (fields_[i].name_size == name.size() && ((last[fields_[i].begin] ^ name.back()) & ~0x20) == 0
            && equals_ignoring_case((*this)[i].name, name))
            return i;
    return npos;
}

void Headers::erase(std::size_t index) {
    std::uint32_t const begin = fields_[index].begin;
    auto const end = index + 1 < fields_.size() ? fields_[index + 1].begin : static_cast<std::uint32_t>(block_.size());
    block_.erase(begin, end - begin);
    fields_.erase(fields_.begin() + static_cast<std::ptrdiff_t>(index));
    for (std::size_t i = index; i < fields_.size(); ++i) fields_[i].begin -= end - begin;
}

}  // namespace inia
