#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

/// Checks requests against what their model says: a fold over the descriptors, instantiated in the service's library
/// for structures that have something to check. Only the comparisons are templates; places and messages are core's.
namespace inia {

/// Finds everything that is wrong with a request, at any depth, and says it in one ValidationError, a line for each
/// problem with its place (`.Items[3].Name`, `.Tags["key"].Value`). Checked are required members, least values and
/// lengths, that a union has exactly one member, and that what goes into the URL is not empty. Greatest values and
/// patterns are not: services relax them, and a client of last year must not refuse what the service takes today.
template<Described T> AnyError validate(OperationInfo const& operation, T const& request);

namespace detail {

/// Where in the request a check is, as a chain on the stack from the inside out. Read only when there is a problem.
struct Place {
    Place const* parent = nullptr;     ///< Null: this is the request.
    char const* member = nullptr;      ///< Of a structure; its name in C++.
    std::string const* key = nullptr;  ///< Of a map's entry.
    std::size_t index = 0;             ///< Of a list's element.
    bool sensitive = false;            ///< Its value must not be shown.
    bool sensitive_key = false;
};

/// What is checked of a value itself. By value, because a reference to a member's traits would put the whole table of
/// its structure into the library.
struct Rule {
    double min = no_min;
    bool sensitive = false;
};
constexpr Rule rule_of(Shape const& shape) noexcept { return {shape.min, shape.sensitive}; }

/// Collects what is wrong. A `member` names a part of `where` that has no place of its own; null means `where` itself.
class INIA_EXPORT Problems {
public:
    void missing(Place const& where, char const* member);
    void empty_label(Place const& where, char const* member);
    void too_short(Place const& where, char const* member, Rule rule, std::size_t length, char const* unit);
    void key_too_short(Place const& where, double min);
    void too_small(Place const& where, char const* member, Rule rule, double value);
    /// `unknown` is the member that the service sent and this version does not know.
    void wrong_union(Place const& where, std::size_t members, std::string_view unknown);

    /// Null when nothing is wrong.
    AnyError error(OperationInfo const& operation) const;

private:
    void add(Place const& where, char const* member, std::string_view problem);

    std::size_t count_ = 0;
    std::string lines_;
};

template<Described T> void validate_struct(Problems& problems, Place const& where, T const& value);
template<class T> void check_element(Problems& problems, Place const& where, Shape const& shape, T const& element);

/// Number of characters of UTF-8 text.
INIA_EXPORT std::size_t count_characters(std::string_view text) noexcept;

inline bool is_shorter(std::string_view text, std::size_t least) {
    return text.size() < least || (least > 1 && text.size() < 4 * least && count_characters(text) < least);
}

/// Whether a rule for values of `T` may come from their structures, whatever their shape says.
template<class T> inline constexpr bool holds_constrained = Constrained<T>;
template<class T> inline constexpr bool holds_constrained<Optional<T>> = holds_constrained<T>;
template<class T> inline constexpr bool holds_constrained<List<T>> = holds_constrained<T>;
template<class T> inline constexpr bool holds_constrained<Map<T>> = holds_constrained<T>;

/// Whether a shape has a least value or length, for itself or further in.
constexpr bool has_min(Shape const& shape) noexcept {
    return shape.min != no_min || (shape.value != nullptr && has_min(*shape.value))
        || (shape.keys != nullptr && has_min(*shape.keys));
}
constexpr bool has_inner_min(Shape const& shape) noexcept {
    return has_min(value_shape(shape)) || has_min(key_shape(shape));
}

template<class T> inline constexpr bool is_text_v = std::is_same_v<T, std::string> || is_open_enum_v<T>;

inline std::string_view view_of(std::string const& text) noexcept { return text; }
template<class Values> std::string_view view_of(OpenEnum<Values> const& value) noexcept {
    return value.to_string_view();
}

/// The least value or length of the value itself.
template<class T>
void check_min(Problems& problems, Place const& where, char const* member, Rule rule, T const& value) {
    if constexpr (std::is_arithmetic_v<T>) {
        // A float is compared as one, or 0.1f would be less than 0.1.
        using Compared = std::conditional_t<std::is_same_v<T, float>, float, double>;
        if (static_cast<Compared>(value) < static_cast<Compared>(rule.min))
            problems.too_small(where, member, rule, static_cast<double>(value));
    } else if constexpr (is_text_v<T>) {
        std::string_view const text = view_of(value);
        if (rule.min > 0 && is_shorter(text, static_cast<std::size_t>(rule.min)))
            problems.too_short(where, member, rule, count_characters(text), "character");
    } else if constexpr (std::is_same_v<T, Blob> || is_list_v<T> || is_map_v<T>) {
        if (rule.min > 0 && value.size() < static_cast<std::size_t>(rule.min))
            problems.too_short(where, member, rule, value.size(),
                               std::is_same_v<T, Blob> ? "byte"
                               : is_list_v<T>          ? "element"
                                                       : "entry");
    }
}

/// What is inside of a value that stands at `where`.
template<class T> void check_inside(Problems& problems, Place const& where, Shape const& shape, T const& value) {
    if constexpr (is_optional_v<T>) {
        if (value.has_value()) check_inside(problems, where, shape, *value);
    } else if constexpr (is_list_v<T> || is_map_v<T>) {
        Shape const& inner = value_shape(shape);
        Place place{.parent = &where, .sensitive = where.sensitive || inner.sensitive};
        if constexpr (is_map_v<T>) {
            Shape const& keys = key_shape(shape);
            place.sensitive_key = where.sensitive || keys.sensitive;
            for (auto const& entry : value) {
                place.key = &entry.first;
                if (keys.min > 0 && is_shorter(entry.first, static_cast<std::size_t>(keys.min)))
                    problems.key_too_short(place, keys.min);
                check_element(problems, place, inner, entry.second);
            }
        } else {
            for (auto const& element : value) {
                check_element(problems, place, inner, element);
                ++place.index;
            }
        }
    } else if constexpr (Constrained<T>) {
        validate_struct(problems, where, value);
    }
}

template<class T> void check_element(Problems& problems, Place const& where, Shape const& shape, T const& element) {
    if constexpr (is_optional_v<T>) {
        if (element.has_value()) check_element(problems, where, shape, *element);
    } else {
        check_min(problems, where, nullptr, rule_of(shape), element);
        check_inside(problems, where, shape, element);
    }
}

template<class M> bool is_given(M const& member) {
    if constexpr (is_required_v<M>)
        return true;
    else
        return member.has_value();
}

template<class D, class M> void check_member(Problems& problems, Place const& where, M const& member) {
    using T = member_value_t<M>;
    constexpr Member const& traits = D::traits;
    constexpr bool in_path = traits.location == Location::uri;
    if constexpr ((traits.required || in_path) && !traits.idempotency_token && requires { member.has_value(); }) {
        if (!is_given(member)) return problems.missing(where, D::name);
    }
    constexpr bool is_label = is_text_v<T> && (in_path || traits.host_label);
    constexpr bool inner = holds_constrained<T> || has_inner_min(traits.shape);
    if constexpr (is_label || inner || traits.shape.min != no_min) {
        if_present(member, [&](auto const& value) {
            if constexpr (is_label) {
                if (view_of(value).empty()) return problems.empty_label(where, D::name);
            }
            if constexpr (traits.shape.min != no_min) {
                constexpr Rule rule = rule_of(traits.shape);
                check_min(problems, where, D::name, rule, value);
            }
            if constexpr (inner) {
                Place const place{
                    .parent = &where, .member = D::name, .sensitive = where.sensitive || traits.shape.sensitive};
                constexpr bool plain = traits.shape.value == nullptr && traits.shape.keys == nullptr;
                check_inside(problems, place, plain ? plain_shape : traits.shape, value);
            }
        });
    }
}

/// Codegen instantiates this once for each structure that requests hold and that has something to check.
template<Described T> void validate_struct(Problems& problems, Place const& where, T const& value) {
    if constexpr (schema<T>::is_union) {
        std::size_t members = 0;
        for_each_member<T>([&](auto d) { members += is_given(value.*d.pointer) ? 1 : 0; });
        std::string_view unknown;
        if constexpr (requires { value.unknown_member; }) unknown = value.unknown_member;
        if (members != 1) problems.wrong_union(where, members, unknown);
    }
    for_each_member<T>([&](auto d) { check_member<decltype(d)>(problems, where, value.*d.pointer); });
}

}  // namespace detail

namespace detail {
/// Runs `check(problems, request)`.
INIA_EXPORT AnyError validate_with(void (*check)(Problems&, Place const&, void const*), OperationInfo const& operation,
                                   void const* request);
}  // namespace detail

template<Described T> AnyError validate(OperationInfo const& operation, T const& request) {
    using namespace detail;
    return validate_with([](Problems& problems, Place const& where,
                            void const* any) { validate_struct(problems, where, *static_cast<T const*>(any)); },
                         operation, &request);
}

}  // namespace inia
