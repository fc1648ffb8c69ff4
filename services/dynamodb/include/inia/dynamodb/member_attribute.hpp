#pragma once

#include <inia/dynamodb/operand.hpp>
#include <inia/dynamodb/predicate.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

/// From members to the attributes that hold them.
namespace inia::dynamodb::detail {

/// Member's attribute in items of type Owner.
template<class Owner, auto Member> struct MemberAttribute {
    static constexpr std::size_t index() {
        if constexpr (ItemType<Owner> && is_data_member<Member>)
            return AttributeTable<Owner>::template index<Member>();
        else
            return 0;
    }
    static constexpr bool is_described() {
        if constexpr (ItemType<Owner> && is_data_member<Member>)
            return index() < AttributeTable<Owner>::count;
        else
            return false;
    }
    static constexpr MemberSettings settings() {
        if constexpr (is_described())
            return AttributeTable<Owner>::settings[index()];
        else
            return {};
    }
    static constexpr std::string_view attribute_name() {
        if constexpr (is_described())
            return AttributeTable<Owner>::names[index()];
        else
            return {};
    }

    static_assert(is_described(),
                  "inia: expressions speak of described members, and this is none of that type; name it "
                  "in the type's BOOST_DESCRIBE_STRUCT, or use by_name::attr(\"name\")");
    static_assert(!settings().ignored, "inia: the option ignored<>() of its type says that no attribute holds this "
                                       "member, so expressions cannot speak of it");
    static constexpr bool usable = is_described() && !settings().ignored;

    static constexpr std::string_view name = attribute_name();
    static constexpr AttributeForm form = settings().form;
    /// What the member holds; after a mistake anything, so that there is one message.
    using type = std::conditional_t<usable, typename MemberParts<decltype(Member)>::type, AttributeValue>;
};

/// In place of a MemberAttribute for attributes that are named by text.
struct NoMember {
    static constexpr AttributeForm form{};
};

/// From member to member, each of the type that the one before holds.
template<class Owner, auto... Members> struct Walk;
template<class Owner, auto Member> struct Walk<Owner, Member> {
    using Last = MemberAttribute<Owner, Member>;
    using type = typename Last::type;
    static constexpr void put(std::string_view* names) { *names = Last::name; }
};
template<class Owner, auto Member, auto... Others>
    requires(sizeof...(Others) > 0)
struct Walk<Owner, Member, Others...> {
    using First = MemberAttribute<Owner, Member>;
    using Rest = Walk<unwrapped_t<typename First::type>, Others...>;
    using Last = typename Rest::Last;
    using type = typename Rest::type;
    static constexpr void put(std::string_view* names) {
        *names = First::name;
        Rest::put(names + 1);
    }
};
template<class Owner, auto... Members> struct WalkNames {
    static constexpr std::array<std::string_view, sizeof...(Members)> make() {
        std::array<std::string_view, sizeof...(Members)> names;
        Walk<Owner, Members...>::put(names.data());
        return names;
    }
    static constexpr auto names = make();
};

template<auto... Members> struct FirstOwner {
    static_assert(sizeof...(Members) != 0, "inia: attr<> wants a member, as in attr<&User::tier>");
    using type = void;
};
template<auto Member, auto... Others> struct FirstOwner<Member, Others...> {
    using type = typename MemberParts<decltype(Member)>::owner;
};

}  // namespace inia::dynamodb::detail
