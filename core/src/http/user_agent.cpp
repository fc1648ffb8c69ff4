#include "http/user_agent.hpp"

#include <inia/core/version.hpp>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace inia::detail {
namespace {

// Letters that stand for features in `m/`, from the list that all SDKs share.
constexpr char retry_mode_standard = 'E';
constexpr char retry_mode_adaptive = 'F';
constexpr char rpc_v2_cbor = 'M';
constexpr char endpoint_override = 'N';
constexpr char account_id_preferred = 'P';
constexpr char account_id_disabled = 'Q';
constexpr char account_id_required = 'R';

constexpr std::string_view token_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                              "!$%&'*+-.^_`|~";

void append_token(std::string& out, std::string_view text) {
    for (char const c : text) out += token_characters.find(c) == std::string_view::npos ? '-' : c;
}

// The system's family alone: libcurl spends some 65 instructions on each byte of a header, and a kernel's release
// tells a stranger more than it helps.
constexpr std::string_view platform =
#if defined(__linux__)
    " os/linux";
#elif defined(__APPLE__)
    " os/macos";
#else
    " os/other";
#endif

char account_id_feature(std::string_view mode) noexcept {
    return mode == "disabled" ? account_id_disabled : mode == "required" ? account_id_required : account_id_preferred;
}

}  // namespace

std::string make_user_agent(UserAgentParts const& parts) {
    std::string text = "inia/" INIA_VERSION " ua/2.1";
    text += platform;
    text += " lang/c++#20";
    if (char const* const environment = std::getenv("AWS_EXECUTION_ENV");  // NOLINT(concurrency-mt-unsafe)
        environment && *environment)
        append_token(text += " exec-env/", environment);

    bool const adaptive = parts.config.retry_mode == RetryMode::adaptive;
    (text += " m/") += adaptive ? retry_mode_adaptive : retry_mode_standard;
    if (parts.protocol == ProtocolKind::rpc_v2_cbor) (text += ',') += rpc_v2_cbor;
    if (!parts.config.endpoint_url.empty()) (text += ',') += endpoint_override;
    (text += ',') += account_id_feature(parts.config.account_id_endpoint_mode);
    if (!parts.app_id.empty()) append_token(text += " app/", parts.app_id);
    if (!parts.extra.empty()) {
        text += ' ';
        // Free text of several products; only what would end the header is taken out.
        std::transform(parts.extra.begin(), parts.extra.end(), std::back_inserter(text),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '-' : c; });
    }
    return text;
}

}  // namespace inia::detail
