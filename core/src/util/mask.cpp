#include "util/mask.hpp"

#include "util/ascii.hpp"

#include <algorithm>
#include <array>

namespace inia::detail {
namespace {

constexpr std::array<std::string_view, 11> secret_headers{
    "authorization",
    "cookie",
    "proxy-authorization",
    "set-cookie",
    "x-amz-copy-source-server-side-encryption-customer-key",
    "x-amz-s3session-token",
    "x-amz-security-token",
    "x-amz-server-side-encryption-customer-key",
    "x-amz-sso-bearer-token",
    "x-amz-sso_bearer_token",
    "x-aws-ec2-metadata-token",
};

// In lower case. A name matches at the end of a longer one too: `x-amz-signature` is found by `signature`.
constexpr std::array<std::string_view, 12> secret_names{
    "signature",    "credential",    "security-token", "securitytoken", "secretaccesskey", "secret_access_key",
    "sessiontoken", "session_token", "session-token",  "authorization", "customer-key",    "password",
};

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

// The end of the secret name that begins at `at`, or `at` when none does.
std::size_t match_name(std::string_view text, std::size_t at) noexcept {
    for (std::string_view const name : secret_names)
        if (equals_ignoring_case(text.substr(at, name.size()), name)) return at + name.size();
    return at;
}

// Where the value begins that follows a name ending at `at`, or `at` when nothing is assigned there.
std::size_t match_separator(std::string_view text, std::size_t at) noexcept {
    std::size_t i = at;
    while (i < text.size() && (is_blank(text[i]) || text[i] == '"' || text[i] == '\'')) ++i;
    bool const assigned = i < text.size() && (text[i] == '=' || text[i] == ':');
    bool const starts_element = i + 1 < text.size() && text[i] == '>' && text[i + 1] != '<';  // and does not end one
    if (assigned || starts_element)
        ++i;
    else if (text.substr(i, 3) == "%3D" || text.substr(i, 3) == "%3d")
        i += 3;
    else
        return at;
    while (i < text.size() && (is_blank(text[i]) || text[i] == '"' || text[i] == '\'')) ++i;
    return i;
}

bool ends_value(char c) noexcept {
    constexpr std::string_view ends = "\"'<>&,;)]} \t\r\n";
    return ends.find(c) != std::string_view::npos;
}

// Names whose value may hold blanks and commas, up to the end of the line.
bool takes_line(std::string_view name) noexcept { return equals_ignoring_case(name, "authorization"); }

}  // namespace

bool is_secret_header(std::string_view name) noexcept {
    return std::any_of(secret_headers.begin(), secret_headers.end(),
                       [&](std::string_view secret) { return equals_ignoring_case(name, secret); });
}

std::string mask_secrets(std::string_view text) {
    std::string masked;
    masked.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t const name_end = match_name(text, i);
        std::size_t const value = name_end == i ? i : match_separator(text, name_end);
        if (value == name_end || value == i) {
            masked += text[i++];
            continue;
        }
        std::string_view const name = text.substr(i, name_end - i);
        masked += name;
        masked += ":***";
        i = value;
        if (takes_line(name))
            while (i < text.size() && text[i] != '\n' && text[i] != '\r') ++i;
        else
            while (i < text.size() && !ends_value(text[i])) ++i;
    }
    return masked;
}

}  // namespace inia::detail
