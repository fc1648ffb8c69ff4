#pragma once

#include <inia/dynamodb/attribute_form.hpp>

#include <boost/hana/basic_tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <type_traits>

/// What a program says of its type's members beyond their description:
///
///     BOOST_DESCRIBE_STRUCT(Order, (), (id, version, expires, cache))
///     constexpr auto dynamodb_options(Order const*) {
///         using namespace inia::dynamodb;
///         return member_options(named<&Order::id>("order_id"), version<&Order::version>(),
///                               time_to_live<&Order::expires>(), ignored<&Order::cache>());
///     }
///
/// The function stands in the type's namespace, or is a friend inside the type where members are private. Several
/// options may speak of one member.
namespace inia::dynamodb {

/// The options of one member, put together.
struct MemberSettings {
    char const* name = nullptr;  ///< The attribute's name, where it is not the member's.
    bool ignored = false;        ///< Neither written nor read.
    bool default_when_absent =
        false;                  ///< An item without the attribute leaves the member as the type's default has it.
    bool version = false;       ///< Counts the writes of the item, for optimistic locking.
    bool time_to_live = false;  ///< When the item expires.
    AttributeForm form{};
};

/// An option of member `Member`.
template<auto Member> struct MemberOption {
    void (*apply)(MemberSettings& settings, char const* name);
    char const* name = nullptr;
};

/// The attribute's name is not the member's.
template<auto Member> constexpr MemberOption<Member> named(char const* name) {
    return {[](MemberSettings& settings, char const* given) { settings.name = given; }, name};
}
/// The member is neither written nor read.
template<auto Member> constexpr MemberOption<Member> ignored() {
    return {[](MemberSettings& settings, char const*) { settings.ignored = true; }};
}
/// Without the option an item that lacks the attribute is an error, unless the member is optional, a pointer or a set.
template<auto Member> constexpr MemberOption<Member> default_when_absent() {
    return {[](MemberSettings& settings, char const*) { settings.default_when_absent = true; }};
}
/// The member, a whole number, counts the writes of an item: Table writes one more than was read, under the condition
/// that nobody else has written since.
template<auto Member> constexpr MemberOption<Member> version() {
    return {[](MemberSettings& settings, char const*) { settings.version = true; }};
}
/// The member, a time, says when the item expires. It stands in whole seconds since the epoch, as the service wants it;
/// it would keep an item with a fraction there for ever.
template<auto Member> constexpr MemberOption<Member> time_to_live() {
    return {[](MemberSettings& settings, char const*) {
        settings.time_to_live = true;
        settings.form.time = TimeForm::whole_epoch_seconds;
    }};
}
/// How the times in the member stand; without the option in ISO 8601.
template<auto Member, TimeForm Form> constexpr MemberOption<Member> time_as() {
    return {[](MemberSettings& settings, char const*) { settings.form.time = Form; }};
}
/// How the described enumerations in the member stand; without the option by name.
template<auto Member, EnumForm Form> constexpr MemberOption<Member> enum_as() {
    return {[](MemberSettings& settings, char const*) { settings.form.enumeration = Form; }};
}

/// An option of the whole type: an item that has attributes besides the members is an error.
struct RefuseUnknownAttributes {};
constexpr RefuseUnknownAttributes refuse_unknown_attributes() { return {}; }

/// What `dynamodb_options` returns.
template<class... Options> struct MemberOptions {
    boost::hana::basic_tuple<Options...> options;
};
template<class... Options> constexpr MemberOptions<Options...> member_options(Options... options) {
    return {boost::hana::basic_tuple<Options...>(options...)};
}

namespace detail {

template<class T>
concept HasOptions = requires(T const* type) { dynamodb_options(type); };

template<auto Member> struct Is {};

template<class Wanted, auto Member> constexpr void apply_option(MemberSettings& settings, MemberOption<Member> option) {
    if constexpr (std::is_same_v<Wanted, Is<Member>>) option.apply(settings, option.name);
}
template<class Wanted> constexpr void apply_option(MemberSettings&, RefuseUnknownAttributes) {}

/// What T's options say of the member.
template<class T, auto Member> constexpr MemberSettings settings_of() {
    MemberSettings settings;
    if constexpr (HasOptions<T>)
        boost::hana::unpack(dynamodb_options(static_cast<T const*>(nullptr)).options,
                            [&](auto... option) { (apply_option<Is<Member>>(settings, option), ...); });
    return settings;
}

template<class T> constexpr bool refuses_unknown() {
    if constexpr (HasOptions<T>)
        return boost::hana::unpack(dynamodb_options(static_cast<T const*>(nullptr)).options, [](auto... option) {
            return (std::is_same_v<decltype(option), RefuseUnknownAttributes> || ...);
        });
    else
        return false;
}

}  // namespace detail
}  // namespace inia::dynamodb
