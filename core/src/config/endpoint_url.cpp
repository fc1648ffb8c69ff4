#include "config/endpoint_url.hpp"

#include "util/ascii.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace inia::detail {
namespace {

/// Quotes the URL as far as it can hold no secret: not what looks like a password, and no query.
ConfigError malformed(std::string_view url, std::string_view origin, std::string_view what) {
    std::string quoted;
    if (!url.empty() && url.find('@') == std::string_view::npos)
        quoted = " '" + std::string(url.substr(0, url.find_first_of("?#"))) + "'";
    return ConfigError("malformed endpoint URL" + quoted + " (from " + std::string(origin) + "): " + std::string(what));
}

bool is_port(std::string_view text) noexcept {
    unsigned value = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && rest == text.data() + text.size() && value >= 1 && value <= 65535;
}

bool is_host_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_';
}

/// What is wrong with `host[:port]`; empty when nothing is.
std::string_view check_authority(std::string_view authority) noexcept {
    std::string_view host = authority, port;
    if (authority.starts_with('[')) {
        std::size_t const end = authority.find(']');
        if (end == std::string_view::npos) return "an IPv6 address must end with ']'";
        host = authority.substr(1, end - 1);
        bool const valid = std::all_of(host.begin(), host.end(), [](char c) {
            return (c >= '0' && c <= '9') || (to_lower(c) >= 'a' && to_lower(c) <= 'f') || c == ':' || c == '.';
        });
        if (!valid) return "the host is not an IPv6 address";
        port = authority.substr(end + 1);
        if (!port.empty() && port[0] != ':') return "only a port may follow the IPv6 address";
    } else {
        std::size_t const colon = std::min(authority.find(':'), authority.size());
        host = authority.substr(0, colon);
        port = authority.substr(colon);
        if (!std::all_of(host.begin(), host.end(), is_host_character)) return "the host is not a valid name";
    }
    if (host.empty()) return "it has no host";
    if (!port.empty() && !is_port(port.substr(1))) return "the port must be a number from 1 to 65535";
    return {};
}

/// `Elastic Beanstalk` as environment (`ELASTIC_BEANSTALK`) and services sections (`elastic_beanstalk`) name it.
std::string service_key(std::string_view service_id, bool upper) {
    std::string key(service_id);
    for (char& c : key) {
        c = c == ' ' ? '_' : to_lower(c);
        if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
    }
    return key;
}

/// The URL in the `services` section that the profile names; absent text when there is none.
Result<FoundSetting> find_in_services_section(ServiceInfo const& service, SharedProfile const& profile) {
    SharedProperty const* const section_name = profile.find("services");
    if (section_name == nullptr) return FoundSetting();
    SharedSection const* const section = profile.all.services_section(section_name->value);
    if (section == nullptr) {
        return ConfigError("the profile '" + profile.name + "' refers to [services " + section_name->value
                           + "], which is not in " + profile.files.config);
    }
    SharedProperty const* const property = section->find(service_key(service.service_id, false));
    if (property == nullptr) return FoundSetting();
    return FoundSetting{.text = std::string(nested_value(property->value, "endpoint_url")),
                        .origin = "[services " + section->name + "] in " + profile.files.config};
}

}  // namespace

Result<std::string> check_endpoint_url(std::string_view url, std::string_view origin) {
    bool const printable = std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!printable) {
        return malformed({}, origin, "it holds a blank, a control character or one beyond ASCII");
    }
    std::size_t const scheme_end = url.find("://");
    if (scheme_end == std::string_view::npos) {
        return malformed(url, origin, "it must begin with http:// or https://, as http://localhost:4566 does");
    }
    std::string_view const scheme = url.substr(0, scheme_end);
    if (!equals_ignoring_case(scheme, "http") && !equals_ignoring_case(scheme, "https")) {
        return malformed(url, origin, "the scheme must be http or https");
    }
    std::string_view const rest = url.substr(scheme_end + 3);
    std::size_t const authority_end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view const authority = rest.substr(0, authority_end);
    std::string_view path = rest.substr(authority_end);
    if (authority.find('@') != std::string_view::npos) {
        return malformed(url, origin, "it must not hold a user name or password");
    }
    if (std::string_view const wrong = check_authority(authority); !wrong.empty()) return malformed(url, origin, wrong);
    if (path.find_first_of("?#") != std::string_view::npos) {
        return malformed(url, origin, "it must not hold a query or fragment");
    }
    while (path.ends_with('/')) path.remove_suffix(1);
    std::string result(scheme.size() == 5 ? "https" : "http");
    result += "://";
    result += authority;
    result += path;
    return result;
}

Result<std::string> find_endpoint_url(ServiceInfo const& service, SettingsReader const& reader, Config const& config) {
    if (config.endpoint_url) return check_endpoint_url(*config.endpoint_url, "Config::endpoint_url");
    Optional<bool> ignore = config.ignore_configured_endpoint_urls;
    if (AnyError error = reader.read(settings::ignore_configured_endpoint_urls, ignore)) return error;
    if (ignore && *ignore) return std::string();

    std::string const own_variable = "AWS_ENDPOINT_URL_" + service_key(service.service_id, true);
    for (std::string const& variable : {own_variable, std::string("AWS_ENDPOINT_URL")}) {
        std::string const url = environment_text(reader.environment(), variable);
        if (!url.empty()) return check_endpoint_url(url, variable);
    }
    Result<FoundSetting> const in_section = find_in_services_section(service, reader.profile());
    if (!in_section) return in_section.error();
    if (!in_section->text.empty()) return check_endpoint_url(in_section->text, in_section->origin);
    if (Optional<FoundSetting> const found = reader.find({"", "endpoint_url"})) {
        return check_endpoint_url(found->text, found->origin);
    }
    return std::string();
}

}  // namespace inia::detail
