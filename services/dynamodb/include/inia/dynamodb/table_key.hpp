#pragma once

#include <inia/core/json/writer.hpp>
#include <inia/dynamodb/attribute_codec.hpp>
#include <inia/dynamodb/item_members.hpp>
#include <inia/dynamodb/operand.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The key of a table or an index, as pointers to members say it.
namespace inia::dynamodb::detail {

/// The kind of attribute that the member is, which its options may choose; a key cannot be absent.
template<class M> constexpr Kind key_kind() {
    if constexpr (may_be_absent<typename M::type>)
        return any_kind;
    else
        return kind_of<typename M::type>(M::settings.form);
}
template<class M>
concept KeyMember = key_kind<M>() == Kind::string || key_kind<M>() == Kind::number || key_kind<M>() == Kind::binary;

template<class M> inline constexpr bool fits_key = KeyMember<M>;
template<> inline constexpr bool fits_key<void> = true;  // which has been told already

template<ItemType T, auto Pointer> struct key_member {
    using type = item_member_t<T, Pointer>;
    static_assert(!std::is_void_v<type>, "inia: a table's key points to a member that the type's description lacks");
    static_assert(fits_key<type>, "inia: a table's key must be a string, a number or bytes");
};

/// The values of a key as a JSON object.
template<ItemType T, auto Hash, auto Range> struct TableKey {
    using HashMember = typename key_member<T, Hash>::type;
    using RangeMember = typename key_member<T, Range>::type;
    using HashValue = typename HashMember::type;
    using RangeValue = typename RangeMember::type;
    using Value = std::pair<HashValue, RangeValue>;  ///< The whole key.
    static constexpr bool has_range = true;

    static std::vector<std::string> names() { return {std::string(HashMember::name), std::string(RangeMember::name)}; }
};
template<ItemType T, auto Hash> struct TableKey<T, Hash, nullptr> {
    using HashMember = typename key_member<T, Hash>::type;
    using RangeMember = void;
    using HashValue = typename HashMember::type;
    using RangeValue = std::nullptr_t;
    using Value = HashValue;
    static constexpr bool has_range = false;

    static std::vector<std::string> names() { return {std::string(HashMember::name)}; }
};

/// Writes `"id":{"S":"a"}`.
template<class M> void write_key_member(ItemWriter& out, typename M::type const& value) {
    out.key(M::name);
    attribute_codec<typename M::type>::write(out, value, M::settings.form);
    if (out.failed()) out.within(M::name);
}

/// Writes `{"id":{"S":"a"},"at":{"N":"1"}}`.
template<class Key> void write_key(ItemWriter& out, typename Key::HashValue const& hash) {
    out.json().raw('{');
    write_key_member<typename Key::HashMember>(out, hash);
    out.json().raw('}');
}
template<class Key>
void write_key(ItemWriter& out, typename Key::HashValue const& hash, typename Key::RangeValue const& range) {
    out.json().raw('{');
    write_key_member<typename Key::HashMember>(out, hash);
    out.json().raw(',');
    if (!out.failed()) write_key_member<typename Key::RangeMember>(out, range);
    out.json().raw('}');
}
/// The key's type in a table's definition: S, N or B.
template<class M> constexpr std::string_view key_type() {
    return key_kind<M>() == Kind::number ? "N" : key_kind<M>() == Kind::binary ? "B" : "S";
}

}  // namespace inia::dynamodb::detail
