#include "config/resolve.hpp"

#include <inia/core/endpoint_rules.hpp>

#include <algorithm>

namespace inia::rules {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c); }

/// A DNS label: 1 to 63 letters, digits and hyphens, no hyphen at the front.
bool is_label(Text text) {
    return !text.empty() && text.size() <= 63 && text.front() != '-'
        && std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_ipv4(Text text) {
    int parts = 0;
    while (true) {
        auto const dot = text.find('.');
        Text const part = text.substr(0, dot);
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit)) return false;
        int value = 0;
        for (char c : part) value = value * 10 + (c - '0');
        if (value > 255) return false;
        ++parts;
        if (dot == Text::npos) return parts == 4;
        text.remove_prefix(dot + 1);
    }
}

template<class F> bool all_labels(Text text, bool allow_sub_domains, F accept) {
    if (!allow_sub_domains) return accept(text);
    while (true) {
        auto const dot = text.find('.');
        if (!accept(text.substr(0, dot))) return false;
        if (dot == Text::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

}  // namespace

Arn parse_arn(Text text) {
    Arn arn;
    Text parts[5];
    for (Text& part : parts) {
        auto const colon = text.find(':');
        if (colon == Text::npos) return arn;
        part = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    if (parts[0] != "arn" || parts[1].empty() || parts[2].empty() || text.empty()) return arn;
    arn.partition = parts[1];
    arn.service = parts[2];
    arn.region = parts[3];
    arn.account_id = parts[4];
    while (true) {
        auto const end = text.find_first_of(":/");
        arn.resource_id.push_back(text.substr(0, end));
        if (end == Text::npos) break;
        text.remove_prefix(end + 1);
    }
    arn.valid = true;
    return arn;
}

Url parse_url(Text text) {
    Url url;
    auto const scheme_end = text.find("://");
    if (scheme_end == Text::npos) return url;
    url.scheme = text.substr(0, scheme_end);
    if (url.scheme != "http" && url.scheme != "https") return url;
    if (text.find_first_of("?#") != Text::npos) return url;
    Text const rest = text.substr(scheme_end + 3);
    auto const slash = rest.find('/');
    url.authority = rest.substr(0, slash);
    if (url.authority.empty()) return url;
    url.path = slash == Text::npos ? Text("") : rest.substr(slash);
    url.normalized_path = url.path.empty() ? "/" : std::string(url.path);
    if (url.normalized_path.back() != '/') url.normalized_path += '/';
    Text host = url.authority.substr(url.authority.rfind('@') + 1);
    url.is_ip = host.starts_with('[') || is_ipv4(host.substr(0, host.find(':')));
    url.valid = true;
    return url;
}

Text substring(Text text, std::size_t start, std::size_t stop, bool reverse) noexcept {
    if (!is_set(text) || start >= stop || text.size() < stop) return {};
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; })) return {};
    return reverse ? text.substr(text.size() - stop, stop - start) : text.substr(start, stop - start);
}

bool is_valid_host_label(Text text, bool allow_sub_domains) noexcept {
    return is_set(text) && all_labels(text, allow_sub_domains, is_label);
}

// S3's rules for bucket names that can be a host name: lower case, 3 to 63 characters, no IP address, each label with a
// letter or digit at both ends.
bool is_virtual_hostable_s3_bucket(Text text, bool allow_sub_domains) noexcept {
    if (!is_set(text) || text.size() < 3 || text.size() > 63 || is_ipv4(text)) return false;
    return all_labels(text, allow_sub_domains, [](Text label) {
        return !label.empty() && label.front() != '-' && label.back() != '-'
            && std::all_of(label.begin(), label.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
    });
}

std::string uri_encode(Text text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size() + 8);
    for (char c : text) {
        if (is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

std::string join(std::initializer_list<Text> parts) {
    std::size_t size = 0;
    for (Text part : parts) size += part.size();
    std::string joined;
    joined.reserve(size);
    for (Text part : parts) joined += part;
    return joined;
}

bool force_path_style(ResolvedConfig const& config) noexcept {
    auto const style = config.s3.addressing_style.value_or(s3::AddressingStyle::automatic);
    return style == s3::AddressingStyle::path
        || (style == s3::AddressingStyle::automatic && !config.endpoint_url.empty());
}

Result<Endpoint> endpoint(std::initializer_list<Text> url, Auth const& auth, std::initializer_list<Header> headers) {
    Endpoint made{.url = join(url),
                  .auth = {.name = std::string(auth.name),
                           .signing_name = std::string(auth.signing_name),
                           .signing_region = std::string(auth.signing_region),
                           .disable_double_encoding = auth.disable_double_encoding}};
    for (Header const& header : headers) made.headers.emplace_back(header.name, header.value);
    return made;
}

AnyError rule_error(ServiceInfo const& service, std::initializer_list<Text> text) {
    return EndpointError(std::string(service.name) + ": no endpoint: " + join(text));
}

AnyError no_rule_matched(ServiceInfo const& service) {
    return EndpointError(std::string(service.name)
                         + ": the service's endpoint rules have no endpoint for this region and these settings");
}

Result<std::shared_ptr<ResolvedConfig const>> settings(ClientCore const& core) {
    auto config = core.config();
    if (!config) return config;
    if (AnyError error = detail::require_region(core.service(), **config)) return error;
    return config;
}

Result<Endpoint> default_endpoint(ClientCore const& core) {
    auto config = settings(core);
    if (!config) return config.error();
    ResolvedConfig const& resolved = **config;
    if (!resolved.endpoint_url.empty()) return endpoint({resolved.endpoint_url});
    return endpoint({"https://", core.service().endpoint_prefix, ".", resolved.region, ".",
                     partition(resolved.region)->dns_suffix});
}

}  // namespace inia::rules
