#include "config/resolve.hpp"
#include "format/percent.hpp"
#include "format/utf8.hpp"

#include <inia/core/endpoint_rules.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace inia::rules {
namespace {

constexpr char digits[] = "0123456789ABCDEF";

/// What a character may stand in.
enum Kind : unsigned char { digit = 1, lower = 2, upper = 4, hyphen = 8, url_delimiter = 16 };

constexpr auto kinds = [] {
    std::array<unsigned char, 256> table{};
    auto const range = [&](char first, char last, int kind) {
        for (int c = first; c <= last; ++c) table[static_cast<std::size_t>(c)] |= static_cast<unsigned char>(kind);
    };
    range('0', '9', digit);
    range('a', 'z', lower);
    range('A', 'Z', upper);
    range('-', '-', hyphen);
    for (char c : {'/', '?', '#', '@'}) range(c, c, url_delimiter);
    return table;
}();

bool is(char c, int kind) { return (kinds[static_cast<unsigned char>(c)] & kind) != 0; }
bool all_are(Text text, int kind) {
    return std::all_of(text.begin(), text.end(), [kind](char c) { return is(c, kind); });
}
bool is_digit(char c) { return is(c, digit); }

/// A DNS label: 1 to 63 letters, digits and hyphens, no hyphen at the front.
bool is_label(Text text) {
    return !text.empty() && text.size() <= 63 && text.front() != '-' && all_are(text, digit | lower | upper | hyphen);
}

/// Four numbers of one to three digits, none above 255.
bool is_ipv4(Text text) {
    int dots = 0, size = 0, value = 0;
    for (char c : text) {
        if (is_digit(c) && size < 3) {
            value = value * 10 + (c - '0');
            ++size;
        } else if (c == '.' && size > 0 && value <= 255) {
            ++dots;
            size = value = 0;
        } else {
            return false;
        }
    }
    return dots == 3 && size > 0 && value <= 255;
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

/// Most parts have a few characters, which words that overlap copy without a call.
char* copied(Text part, char* to) {
    char const* const from = part.data();
    std::size_t const size = part.size();
    auto const move = [&]<class Word>(Word word, std::size_t at) {
        std::memcpy(&word, from + at, sizeof word);
        std::memcpy(to + at, &word, sizeof word);
    };
    if (size > 16)
        std::memcpy(to, from, size);
    else if (size >= 8)
        move(std::uint64_t(), 0), move(std::uint64_t(), size - 8);
    else if (size >= 4)
        move(std::uint32_t(), 0), move(std::uint32_t(), size - 4);
    else
        for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    return to + size;
}

std::string joined(std::initializer_list<Text> parts) {
    std::size_t size = 0;
    for (Text part : parts) size += part.size();
    std::string text(size, '\0');
    char* to = text.data();
    for (Text part : parts) to = copied(part, to);
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
    std::size_t const scheme_size = text.starts_with("https://") ? 5 : text.starts_with("http://") ? 4 : 0;
    if (scheme_size == 0) return url;
    Text const rest = text.substr(scheme_size + 3);
    std::size_t authority_size = rest.size(), host_begin = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (!is(rest[i], url_delimiter)) continue;
        if (rest[i] == '?' || rest[i] == '#') return url;
        if (rest[i] == '/') authority_size = std::min(authority_size, i);
        if (rest[i] == '@' && authority_size == rest.size()) host_begin = i + 1;
    }
    if (authority_size == 0) return url;
    url.scheme = text.substr(0, scheme_size);
    url.authority = rest.substr(0, authority_size);
    Text const host = url.authority.substr(host_begin);
    // The port follows the last colon, but those of an IPv6 address stand in brackets.
    auto const colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
    if (colon != Text::npos && !is_port(host.substr(colon + 1))) return url;
    url.path = rest.substr(authority_size);
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
        return !label.empty() && label.front() != '-' && label.back() != '-' && all_are(label, digit | lower | hyphen);
    });
}

Text uri_encode(Scratch& scratch, Text text) {
    auto const unreserved = [](char c) { return format::unreserved[static_cast<unsigned char>(c)]; };
    if (is_set(text) && std::all_of(text.begin(), text.end(), unreserved)) return text;
    return made(scratch, 3 * text.size() + 1, [&](char* to) {
        for (char c : text) {
            if (unreserved(c)) {
                *to++ = c;
            } else {
                format::write_percent_encoded(to, static_cast<unsigned char>(c));
                to += 3;
            }
        }
        return to;
    });
}

Text join(Scratch& scratch, std::initializer_list<Text> parts) {
    std::size_t size = 1;  // an empty text is a set one
    for (Text part : parts) size += part.size();
    return made(scratch, size, [&](char* to) {
        for (Text part : parts) to = copied(part, to);
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

Auth::operator AuthScheme() const {
    return {.name = std::string(name),
            .signing_name = std::string(signing_name),
            .signing_region = std::string(signing_region),
            .signing_region_set = std::string(signing_region_set),
            .disable_double_encoding = disable_double_encoding,
            .properties = owned(properties)};
}

Result<Endpoint> endpoint(std::initializer_list<Text> url, std::initializer_list<Auth> auth_schemes,
                          std::initializer_list<Named> headers, std::initializer_list<Named> properties) {
    return Endpoint{.url = joined(url),
                    .auth_schemes{auth_schemes.begin(), auth_schemes.end()},
                    .headers = owned(headers),
                    .properties = owned(properties)};
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
