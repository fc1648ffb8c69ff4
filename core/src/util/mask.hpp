#pragma once

#include <string>
#include <string_view>

/// What may not stand in a log or an error's text.
namespace inia::detail {

/// Whether the header's value is a secret, or signs the request.
bool is_secret_header(std::string_view name) noexcept;

/// The text with the value behind each name that announces a secret replaced by `***`: `Signature=...`,
/// `X-Amz-Security-Token: ...`, `"SecretAccessKey": "..."`, `<SessionToken>...`. What was `name=value` becomes
/// `name:***`, so that no trace looks like a usable parameter.
std::string mask_secrets(std::string_view text);

}  // namespace inia::detail
