#include <inia/core/format/sha256.hpp>

#include "util/crypto.hpp"

#include <cstring>
#include <new>
#include <type_traits>

namespace inia::format {
namespace {

using Hash = detail::crypto::Sha256;
static_assert(sizeof(Hash) <= 112 && alignof(Hash) <= 8 && std::is_trivially_copyable_v<Hash>);

Hash& hash_in(std::array<unsigned char, 112>& context) noexcept {
    return *std::launder(reinterpret_cast<Hash*>(context.data()));
}

}  // namespace

Sha256::Sha256() noexcept { new (context_.data()) Hash; }

void Sha256::update(std::string_view bytes) noexcept { hash_in(context_).update(bytes); }

std::array<char, 32> Sha256::finish() noexcept {
    auto const digest = hash_in(context_).finish();
    std::array<char, 32> out;
    std::memcpy(out.data(), digest.data(), out.size());
    return out;
}

}  // namespace inia::format
