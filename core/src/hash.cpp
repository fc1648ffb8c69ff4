#include <inia/core/hash.hpp>

#include <inia/core/body.hpp>

namespace inia::detail {

std::size_t hash_text(std::string_view text) noexcept { return std::hash<std::string_view>()(text); }

std::size_t hash_leaf(double value) noexcept { return std::hash<double>()(value); }

// hash_leaf of a Document stands beside what compares them, in document.cpp.

// Bodies that are read from elsewhere are equal to themselves only, and an answer's equals another by what is left of
// it to read: neither is a key that is worth a hash of its own.
std::size_t hash_leaf(Body const& body) noexcept { return body.in_memory() ? hash_text(body.text()) : 1; }

std::size_t hash_leaf(ResponseBody const&) noexcept { return 1; }

}  // namespace inia::detail
