#pragma once

// What the generated endpoint resolvers are written in: the functions of the endpoint rules language, version 1.0.
// Texts are views; a view without data() is an unset value, an empty text is a set one.

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/result.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace inia::rules {

using Text = std::string_view;

inline bool is_set(Text text) noexcept { return text.data() != nullptr; }

/// One partition of AWS. Static data.
struct Partition {
    Text name;
    Text dns_suffix;
    Text dual_stack_dns_suffix;
    Text implicit_global_region;
    bool supports_fips;
    bool supports_dual_stack;
};
/// The partition that a region belongs to; `aws` for a region nobody knows, null only for an unset one.
INIA_EXPORT Partition const* partition(Text region) noexcept;

/// An ARN taken apart; views into the text it was parsed from.
struct Arn {
    Text partition{}, service{}, region{}, account_id{};
    std::vector<Text> resource_id{};
    bool valid = false;

    explicit operator bool() const noexcept { return valid; }
    /// The resource's part at `index`, unset when there are fewer.
    Text resource(std::size_t index) const noexcept { return index < resource_id.size() ? resource_id[index] : Text(); }
};
INIA_EXPORT Arn parse_arn(Text text);

/// A URL taken apart.
struct Url {
    Text scheme{}, authority{}, path{};
    std::string normalized_path{};  ///< Begins and ends with `/`.
    bool is_ip = false;
    bool valid = false;

    explicit operator bool() const noexcept { return valid; }
};
/// Refuses any scheme but http and https, a query, and a fragment.
INIA_EXPORT Url parse_url(Text text);

/// Characters [start, stop) from the front, or from the back when `reverse`; unset when the text is shorter than `stop`
/// or not ASCII.
INIA_EXPORT Text substring(Text text, std::size_t start, std::size_t stop, bool reverse) noexcept;
INIA_EXPORT bool is_valid_host_label(Text text, bool allow_sub_domains) noexcept;
INIA_EXPORT bool is_virtual_hostable_s3_bucket(Text text, bool allow_sub_domains) noexcept;
INIA_EXPORT std::string uri_encode(Text text);

/// The element at `index`, unset when there are fewer.
inline Text at(std::vector<Text> const& list, std::size_t index) noexcept {
    return index < list.size() ? list[index] : Text();
}
INIA_EXPORT std::string join(std::initializer_list<Text> parts);

/// Whether buckets go into the path: asked for, or a custom endpoint without a wish for virtual hosts (as boto3).
INIA_EXPORT bool force_path_style(ResolvedConfig const& config) noexcept;

/// An AuthScheme in views.
struct Auth {
    Text name{}, signing_name{}, signing_region{};
    bool disable_double_encoding = false;
};
/// A header that the endpoint wants sent.
struct Header {
    Text name, value;
};
/// The endpoint of a rule; the URL comes in parts.
INIA_EXPORT Result<Endpoint> endpoint(std::initializer_list<Text> url, Auth const& auth = {},
                                      std::initializer_list<Header> headers = {});
/// The error of a rule, as an EndpointError that names the service; the text comes in parts.
INIA_EXPORT AnyError rule_error(ServiceInfo const& service, std::initializer_list<Text> text);
/// The error of a rule set none of whose rules matched.
INIA_EXPORT AnyError no_rule_matched(ServiceInfo const& service);
/// The settings that rules read, checked for a region: without one there is a ConfigError that says how to set it.
INIA_EXPORT Result<std::shared_ptr<ResolvedConfig const>> settings(ClientCore const& core);

/// The endpoint of a service that has no rules: the configured URL, or prefix, region and the partition's suffix.
INIA_EXPORT Result<Endpoint> default_endpoint(ClientCore const& core);

/// Sets a parameter from a member of a request when the member is there.
template<class M> void bind(Text& parameter, M const& member) {
    if_present(member, [&](auto const& value) {
        if constexpr (is_open_enum_v<std::remove_cvref_t<decltype(value)>>)
            parameter = value.str();
        else
            parameter = value;
    });
}
template<class M> void bind(Optional<bool>& parameter, M const& member) {
    if_present(member, [&](bool value) { parameter = value; });
}
/// Appends a member of a request, or the elements of a list member, when it is there.
template<class M> void bind(std::vector<Text>& parameter, M const& member) {
    if_present(member, [&](auto const& value) {
        if constexpr (is_list_v<std::remove_cvref_t<decltype(value)>>)
            parameter.insert(parameter.end(), value.begin(), value.end());
        else
            parameter.push_back(value);
    });
}

}  // namespace inia::rules
