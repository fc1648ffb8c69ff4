#pragma once

#include <inia/core/export.hpp>

#include <string>
#include <string_view>

namespace inia::format {

/// Whether percent-encoding leaves `/` as it is.
enum class Slash : bool { encode, keep };

/// Appends `text` percent-encoded byte by byte with upper-case digits; only RFC 3986's unreserved characters
/// (letters, digits and `-._~`) stay as they are, as SigV4 and all AWS protocols want it.
INIA_EXPORT void append_percent_encoded(std::string& out, std::string_view text, Slash slash = Slash::encode);
/// `text` percent-encoded, see append_percent_encoded.
INIA_EXPORT std::string percent_encode(std::string_view text, Slash slash = Slash::encode);
/// Decodes each `%XX` into `out`, which is replaced; `+` stays a plus. False for a `%` without two digits after it, and
/// `out` is unspecified then.
INIA_EXPORT bool percent_decode(std::string_view text, std::string& out);

}  // namespace inia::format
