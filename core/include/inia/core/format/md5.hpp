#pragma once

#include <inia/core/export.hpp>

#include <string>
#include <string_view>

namespace inia::format {

/// The MD5 of `bytes` in base64, as headers want it that guard against damage on the way. Not for security.
INIA_EXPORT std::string md5_base64(std::string_view bytes);

}  // namespace inia::format
