#pragma once

// What the generated endpoint resolvers are written in: the functions of the endpoint rules language, version 1.1.
// Texts are views; a view without data() is an unset value, an empty text is a set one. Texts that rules make live in a
// Scratch.

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/result.hpp>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inia::rules {

using Text = std::string_view;

inline bool is_set(Text text) noexcept { return text.data() != nullptr; }
/// Whether both are set and the same.
inline bool equal(Text a, Text b) noexcept { return a == b && is_set(a) && is_set(b); }

/// The memory of the texts that one resolution makes: most fit in without an allocation.
class INIA_EXPORT Scratch {
public:
    Scratch() noexcept {}
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    char* allocate(std::size_t size);

private:
    char here_[512];
    char* next_ = here_;
    std::size_t left_ = sizeof here_;
    std::vector<std::unique_ptr<char[]>> more_;
};

/// One partition of AWS. Static data.
struct Partition {
    Text name;
    Text dns_suffix;
    Text dual_stack_dns_suffix;
    Text implicit_global_region;
    bool supports_fips;
    bool supports_dual_stack;
};
/// A partition with what tells its regions: those of the list, and `<prefix>-<word>-<digits>`.
struct PartitionEntry {
    Partition partition;
    std::span<Text const> prefixes;
    std::span<Text const> regions;
};
/// The partition of a region by a table, null for a region nobody knows.
INIA_EXPORT Partition const* known_partition_of(std::span<PartitionEntry const> table, Text region) noexcept;
/// The partition of a region by a table; `aws` for a region nobody knows, null only for an unset one.
INIA_EXPORT Partition const* partition_of(std::span<PartitionEntry const> table, Text region) noexcept;
/// The same by the table of the pinned models.
INIA_EXPORT Partition const* known_partition(Text region) noexcept;
INIA_EXPORT Partition const* partition(Text region) noexcept;

/// An ARN taken apart; views into the text it was parsed from.
struct INIA_EXPORT Arn {
    Text partition{}, service{}, region{}, account_id{}, resource_id{};
    bool valid = false;

    explicit operator bool() const noexcept { return valid; }
    /// The resource's part at `index`, between `:` or `/`; unset when there are fewer. Below 0 counts from the end.
    Text resource(int index) const noexcept;
};
INIA_EXPORT Arn parse_arn(Text text) noexcept;

/// A URL taken apart; views into the text it was parsed from.
struct INIA_EXPORT Url {
    Text scheme{}, authority{}, path{};
    bool is_ip = false;
    bool valid = false;

    explicit operator bool() const noexcept { return valid; }
    /// The path, beginning and ending with `/`.
    Text normalized_path(Scratch& scratch) const;
};
/// Refuses any scheme but http and https, a query, and a fragment.
INIA_EXPORT Url parse_url(Text text) noexcept;

/// What a function makes of a parameter, made at its first use.
template<class T> class Once {
public:
    Once(T (*function)(Text), Text parameter) noexcept : function_(function), parameter_(parameter) {}

    T const& operator()() {
        if (function_) value_ = std::exchange(function_, nullptr)(parameter_);
        return value_;
    }

private:
    T (*function_)(Text);
    Text parameter_;
    T value_{};
};

/// A text as the pieces between delimiters, at most `limit` when that is not 0.
struct INIA_EXPORT Pieces {
    Text text{}, delimiter{};
    std::size_t limit = 0;
    bool valid = false;

    explicit operator bool() const noexcept { return valid; }
};
inline Pieces split(Text text, Text delimiter, std::size_t limit) noexcept {
    return {text, delimiter, limit, is_set(text) && !delimiter.empty()};
}
/// The piece or element at `index`, unset when there are fewer. Below 0 counts from the end.
INIA_EXPORT Text at(Pieces const& pieces, int index) noexcept;
INIA_EXPORT Text at(Optional<std::vector<Text>> const& list, int index) noexcept;

/// Characters [start, stop) from the front, or from the back when `reverse`; unset when the text is shorter than `stop`
/// or not ASCII.
INIA_EXPORT Text substring(Text text, std::size_t start, std::size_t stop, bool reverse) noexcept;
INIA_EXPORT bool is_valid_host_label(Text text, bool allow_sub_domains) noexcept;
INIA_EXPORT bool is_virtual_hostable_s3_bucket(Text text, bool allow_sub_domains) noexcept;
INIA_EXPORT Text uri_encode(Scratch& scratch, Text text);
INIA_EXPORT Text join(Scratch& scratch, std::initializer_list<Text> parts);
/// A text as a JSON string, with its quotes.
INIA_EXPORT Text json_string(Scratch& scratch, Text text);

/// The first argument that is set.
inline Text coalesce(Text first, Text second) noexcept { return is_set(first) ? first : second; }
inline Optional<bool> coalesce(Optional<bool> first, Optional<bool> second) noexcept {
    return first.has_value() ? first : second;
}
inline bool coalesce(Optional<bool> first, bool second) noexcept { return first.value_or(second); }
inline Partition const* coalesce(Partition const* first, Partition const* second) noexcept {
    return first ? first : second;
}
template<class T> T coalesce(T const& first, T const& second) { return first ? first : second; }

/// Whether buckets go into the path: asked for, or a custom endpoint without a wish for virtual hosts (as boto3).
INIA_EXPORT bool force_path_style(ResolvedConfig const& config) noexcept;

/// A header that the endpoint wants sent, or a property with its value as JSON text.
struct Named {
    Text name, value;
};
/// An AuthScheme in views.
struct INIA_EXPORT Auth {
    Text name{}, signing_name{}, signing_region{}, signing_region_set{};
    bool disable_double_encoding = false;
    std::initializer_list<Named> properties{};

    operator AuthScheme() const;
};
/// The endpoint of a rule; the URL comes in parts.
INIA_EXPORT Result<Endpoint> endpoint(std::initializer_list<Text> url, std::initializer_list<Auth> auth_schemes = {},
                                      std::initializer_list<Named> headers = {},
                                      std::initializer_list<Named> properties = {});
/// The error of a rule, as an EndpointError that names the service; the text comes in parts.
INIA_EXPORT AnyError rule_error(ServiceInfo const& service, std::initializer_list<Text> text);
/// The error of a rule set none of whose rules matched.
INIA_EXPORT AnyError no_rule_matched(ServiceInfo const& service);
/// The error of a required parameter that nobody set.
INIA_EXPORT AnyError missing_parameter(ServiceInfo const& service, Text name);
/// The settings that rules read, checked for a region: without one there is a ConfigError that says how to set it.
INIA_EXPORT Result<std::shared_ptr<ResolvedConfig const>> settings(ClientCore const& core);

/// The endpoint of a service that has no rules: the configured URL, or prefix, region and the partition's suffix.
INIA_EXPORT Result<Endpoint> default_endpoint(ClientCore const& core);

/// Sets a parameter from the client's `client_context_params`.
INIA_EXPORT void bind(Text& parameter, ResolvedConfig const& config, Text name);
INIA_EXPORT void bind(Optional<bool>& parameter, ResolvedConfig const& config, Text name);
INIA_EXPORT void bind(Optional<std::vector<Text>>& parameter, ResolvedConfig const& config, Text name);

/// Sets a parameter from a member of a request when the member is there.
template<class M> void bind(Text& parameter, M const& member) {
    if_present(member, [&](auto const& value) {
        if constexpr (is_open_enum_v<std::remove_cvref_t<decltype(value)>>)
            parameter = value.to_string_view();
        else
            parameter = value;
    });
}
template<class M> void bind(Optional<bool>& parameter, M const& member) {
    if_present(member, [&](bool value) { parameter = value; });
}
/// Appends a member of a request, or the elements of a list member, when it is there.
template<class M> void bind(Optional<std::vector<Text>>& parameter, M const& member) {
    if_present(member, [&](auto const& value) {
        if (!parameter.has_value()) parameter.emplace();
        using V = std::remove_cvref_t<decltype(value)>;
        if constexpr (is_list_v<V>)
            parameter->insert(parameter->end(), value.begin(), value.end());
        else if constexpr (is_open_enum_v<V>)
            parameter->push_back(value.to_string_view());
        else
            parameter->push_back(value);
    });
}
/// Adds a member of a request to the key of its endpoint.
template<class M> void bind(EndpointKey& key, M const& member) {
    if_present(member, [&](auto const& value) {
        using V = std::remove_cvref_t<decltype(value)>;
        if constexpr (is_open_enum_v<V>)
            key.add(value.to_string_view());
        else if constexpr (std::is_same_v<V, bool>)
            key.add(value ? "1" : "0");
        else if constexpr (is_list_v<V>)
            for (auto const& element : value) key.add(element);
        else
            key.add(value);
    });
}

}  // namespace inia::rules
