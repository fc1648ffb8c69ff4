#include <inia/core/format/md5.hpp>

#include <inia/core/format/base64.hpp>

#include "util/crypto.hpp"

namespace inia::format {

std::string md5_base64(std::string_view bytes) {
    auto const digest = detail::crypto::md5(bytes);
    return to_base64({reinterpret_cast<char const*>(digest.data()), digest.size()});
}

}  // namespace inia::format
