#include "config/resolve.hpp"
#include "format/utf8.hpp"

#include <inia/core/endpoint_rules.hpp>

#include <algorithm>
#include <utility>

namespace inia::rules {
namespace {

constexpr char digits[] = "0123456789ABCDEF";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z') || is_digit(c); }

/// A DNS label: 1 to 63 letters, digits and hyphens, no hyphen at the front.
bool is_label(Text text) {
    return !text.empty() && text.size() <= 63 && text.front() != '-'
        && std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_ipv4(Text text) {
    if (text.empty() || !is_digit(text.front())) return false;
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

bool is_port(Text text) {
    int value = 0;
    for (char c : text) {
        if (!is_digit(c)) return false;
        value = value * 10 + (c - '0');
        if (value > 65'535) return false;
    }
    return !text.empty();
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

/// Where a delimiter stands in a text, and its size.
struct Cut {
    std::size_t at, size;
};

/// The piece of `text` at `index`; `cut(rest)` finds the next delimiter. From the end when the index is below 0.
template<class F> Text piece(Text text, int index, F cut) noexcept {
    if (index < 0) {
        int count = 1;
        Text rest = text;
        F again = cut;
        for (Cut found = again(rest); found.at != Text::npos; found = again(rest), ++count)
            rest.remove_prefix(found.at + found.size);
        index += count;
        if (index < 0) return {};
    }
    while (true) {
        Cut const found = cut(text);
        if (index-- == 0) return text.substr(0, found.at);
        if (found.at == Text::npos) return {};
        text.remove_prefix(found.at + found.size);
    }
}

/// Lets `fill` write a text of at most `size` characters; it returns their end.
template<class F> Text made(Scratch& scratch, std::size_t size, F fill) {
    char* const begin = scratch.allocate(size);
    return {begin, static_cast<std::size_t>(fill(begin) - begin)};
}

std::string joined(std::initializer_list<Text> parts) {
    std::size_t size = 0;
    for (Text part : parts) size += part.size();
    std::string text(size, '\0');
    char* to = text.data();
    for (Text part : parts) to = std::copy(part.begin(), part.end(), to);
    return text;
}

bool is_ascii(Text text) {
    char const *from = text.data(), *const end = from + text.size();
    for (; end - from >= 8; from += 8)
        if (!format::is_ascii<std::uint64_t>(from)) return false;
    return std::all_of(from, end, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<std::pair<std::string, std::string>> owned(std::initializer_list<Named> list) {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (list.size() == 0) return pairs;
    pairs.reserve(list.size());
    for (Named const& named : list) pairs.emplace_back(named.name, named.value);
    return pairs;
}

}  // namespace

char* Scratch::allocate(std::size_t size) {
    if (size <= left_) {
        left_ -= size;
        return std::exchange(next_, next_ + size);
    }
    return more_.emplace_back(new char[size]).get();
}

Arn parse_arn(Text text) noexcept {
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
    arn.resource_id = text;
    arn.valid = true;
    return arn;
}

Text Arn::resource(int index) const noexcept {
    auto const cut = [](Text rest) {
        std::size_t at = 0;
        while (at < rest.size() && rest[at] != ':' && rest[at] != '/') ++at;
        return Cut{at == rest.size() ? Text::npos : at, 1};
    };
    return valid ? piece(resource_id, index, cut) : Text();
}

Text at(Pieces const& pieces, int index) noexcept {
    if (!pieces.valid) return {};
    std::size_t cuts = pieces.limit == 0 ? Text::npos : pieces.limit - 1;
    return piece(pieces.text, index, [&, left = cuts](Text rest) mutable {
        if (left == 0) return Cut{Text::npos, 0};
        --left;
        return Cut{rest.find(pieces.delimiter), pieces.delimiter.size()};
    });
}

Text at(Optional<std::vector<Text>> const& list, int index) noexcept {
    if (!list.has_value()) return {};
    auto const size = static_cast<std::ptrdiff_t>(list->size());
    std::ptrdiff_t const from_front = index < 0 ? index + size : index;
    return from_front >= 0 && from_front < size ? (*list)[static_cast<std::size_t>(from_front)] : Text();
}

Url parse_url(Text text) noexcept {
    Url url;
    auto const scheme_end = text.find("://");
    if (scheme_end == Text::npos) return url;
    url.scheme = text.substr(0, scheme_end);
    if (url.scheme != "http" && url.scheme != "https") return url;
    if (text.find('?') != Text::npos || text.find('#') != Text::npos) return url;
    Text const rest = text.substr(scheme_end + 3);
    auto const slash = rest.find('/');
    url.authority = rest.substr(0, slash);
    if (url.authority.empty()) return url;
    Text const host = url.authority.substr(url.authority.rfind('@') + 1);
    // The port follows the last colon, but those of an IPv6 address stand in brackets.
    auto const colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
    if (colon != Text::npos && !is_port(host.substr(colon + 1))) return url;
    url.path = slash == Text::npos ? Text("") : rest.substr(slash);
    url.is_ip = host.starts_with('[') || is_ipv4(host.substr(0, colon));
    url.valid = true;
    return url;
}

Text Url::normalized_path(Scratch& scratch) const {
    if (path.empty()) return "/";
    return path.ends_with('/') ? path : join(scratch, {path, "/"});
}

Text substring(Text text, std::size_t start, std::size_t stop, bool reverse) noexcept {
    if (!is_set(text) || start >= stop || text.size() < stop) return {};
    if (!is_ascii(text)) return {};
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

Text uri_encode(Scratch& scratch, Text text) {
    return made(scratch, 3 * text.size() + 1, [&](char* to) {
        for (char c : text) {
            if (is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
                *to++ = c;
            } else {
                auto const byte = static_cast<unsigned char>(c);
                *to++ = '%';
                *to++ = digits[byte >> 4];
                *to++ = digits[byte & 15];
            }
        }
        return to;
    });
}

Text join(Scratch& scratch, std::initializer_list<Text> parts) {
    std::size_t size = 1;  // an empty text is a set one
    for (Text part : parts) size += part.size();
    return made(scratch, size, [&](char* to) {
        for (Text part : parts) to = std::copy(part.begin(), part.end(), to);
        return to;
    });
}

Text json_string(Scratch& scratch, Text text) {
    return made(scratch, 6 * text.size() + 2, [&](char* to) {
        *to++ = '"';
        for (char c : text) {
            auto const byte = static_cast<unsigned char>(c);
            if (byte < 0x20) {
                for (char escape : {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]}) *to++ = escape;
                continue;
            }
            if (c == '"' || c == '\\') *to++ = '\\';
            *to++ = c;
        }
        *to++ = '"';
        return to;
    });
}

bool force_path_style(ResolvedConfig const& config) noexcept {
    auto const style = config.s3.addressing_style.value_or(s3::AddressingStyle::automatic);
    return style == s3::AddressingStyle::path
        || (style == s3::AddressingStyle::automatic && !config.endpoint_url.empty());
}

Result<Endpoint> endpoint(std::initializer_list<Text> url, std::initializer_list<Auth> auth_schemes,
                          std::initializer_list<Named> headers, std::initializer_list<Named> properties) {
    Endpoint made{.url = joined(url), .headers = owned(headers), .properties = owned(properties)};
    made.auth_schemes.reserve(auth_schemes.size());
    for (Auth const& auth : auth_schemes) {
        AuthScheme& scheme = made.auth_schemes.emplace_back();
        scheme.name = auth.name;
        scheme.signing_name = auth.signing_name;
        scheme.signing_region = auth.signing_region;
        scheme.signing_region_set = auth.signing_region_set;
        scheme.disable_double_encoding = auth.disable_double_encoding;
        scheme.properties = owned(auth.properties);
    }
    return made;
}

AnyError rule_error(ServiceInfo const& service, std::initializer_list<Text> text) {
    return EndpointError(std::string(service.name) + ": no endpoint: " + joined(text));
}

AnyError no_rule_matched(ServiceInfo const& service) {
    return EndpointError(std::string(service.name)
                         + ": the service's endpoint rules have no endpoint for this region and these settings");
}

AnyError missing_parameter(ServiceInfo const& service, Text name) {
    return EndpointError(std::string(service.name) + ": no endpoint: the parameter " + std::string(name)
                         + " is required and not set");
}

Result<std::shared_ptr<ResolvedConfig const>> settings(ClientCore const& core) {
    auto config = core.config();
    if (!config) return config;
    if (AnyError error = detail::require_region(core.service(), **config)) return error;
    return config;
}

void bind(Text& parameter, ResolvedConfig const& config, Text name) {
    for (auto const& [key, value] : config.client_context_params)
        if (auto const* text = key == name ? std::get_if<std::string>(&value) : nullptr) parameter = *text;
}

void bind(Optional<bool>& parameter, ResolvedConfig const& config, Text name) {
    for (auto const& [key, value] : config.client_context_params)
        if (auto const* flag = key == name ? std::get_if<bool>(&value) : nullptr) parameter = *flag;
}

void bind(Optional<std::vector<Text>>& parameter, ResolvedConfig const& config, Text name) {
    for (auto const& [key, value] : config.client_context_params)
        if (auto const* texts = key == name ? std::get_if<std::vector<std::string>>(&value) : nullptr)
            parameter.emplace(texts->begin(), texts->end());
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
