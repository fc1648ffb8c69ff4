#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>
#include <inia/dynamodb/item_members.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace inia::dynamodb {

/// Writes the members of an item, `{"id":{"S":"a"}, ...}`.
template<ItemType T> void write_item(ItemWriter& out, T const& value);
/// Reads an item's attributes into the members.
template<ItemType T> void read_item(ItemReader& in, T& value);

/// A described structure is a map.
template<class T> struct attribute_codec {
    static_assert(ItemType<T>,
                  "inia: no attribute can hold this type. Describe it with BOOST_DESCRIBE_STRUCT, give it an "
                  "inia::dynamodb::stored_as, or leave the member out with the option ignored<>()");
    static constexpr auto kind = detail::Kind::map;

    static void write(ItemWriter& out, T const& value, AttributeForm) {
        if constexpr (ItemType<T>) {
            out.json().raw(std::string_view(R"({"M":)"));
            write_item(out, value);
            out.json().raw('}');
        }
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) {
        if constexpr (ItemType<T>) {
            if (in.expect(found, detail::Kind::map)) read_item(in, out);
        }
    }
};

namespace detail {

/// A member without a value leaves no attribute: an empty optional or pointer, and a set without elements, which
/// DynamoDB does not have. Such a member may also be missing when it is read.
template<class T> inline constexpr bool may_be_absent = is_nullable<T> || Set<T> || is_list_v<T> || is_map_v<T>;
template<class T> bool is_absent(T const& value) {
    if constexpr (is_list_v<T> || is_map_v<T>)
        return !value.has_value();
    else if constexpr (is_nullable<T>)
        return !value;
    else if constexpr (Set<T>)
        return value.empty();
    else
        return false;
}

/// `,"name":`, so that a member's name costs one copy of constant length. The first comma becomes the brace.
template<std::size_t Size> struct NameText {
    char text[Size + 4];
    constexpr explicit NameText(std::string_view name) : text{} {
        char* to = text;
        *to++ = ',';
        *to++ = '"';
        for (char const c : name) *to++ = c;
        *to++ = '"';
        *to++ = ':';
    }
    constexpr std::string_view view() const { return {text, sizeof text}; }
    /// Four bytes behind the comma.
    constexpr std::uint32_t head() const {
        return std::bit_cast<std::uint32_t>(std::array<char, 4>{text[1], text[2], text[3], text[4]});
    }
};
template<class M> inline constexpr NameText<M::name.size()> name_text{M::name};

constexpr bool needs_escapes(std::string_view name) {
    for (char const c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') return true;
    return false;
}

/// False when that failed.
template<class M, class T> bool write_member(ItemWriter& out, T const& item) {
    if constexpr (!M::settings.ignored) {
        static_assert(!needs_escapes(M::name), "inia: an attribute's name may not hold quotation marks or backslashes");
        auto const& value = M::get(item);
        if (is_absent(value)) return true;
        constexpr AttributeForm form = M::settings.form;
        out.json().raw(name_text<M>.view());
        attribute_codec<typename M::type>::write(out, value, form);
        if (out.failed()) {
            out.within(M::name);
            return false;
        }
    }
    return true;
}

/// Reads the attribute that comes next into the member if `wanted`; returns that.
template<class M, class T> bool read_member(bool wanted, ItemReader& in, T& item) {
    if constexpr (!M::settings.ignored) {
        constexpr AttributeForm form = M::settings.form;
        constexpr bool is_const = std::is_const_v<std::remove_reference_t<decltype(M::get(item))>>;
        static_assert(!is_const,
                      "inia: a const member cannot be read; make it another, or leave it out with ignored<>()");
        if constexpr (!is_const)
            if (wanted) read_attribute(in, M::get(item), form);
    }
    return wanted;
}

/// Whether an item must have the attribute.
template<class M>
inline constexpr bool is_required = !M::settings.ignored && !M::settings.default_when_absent && !M::settings.version
                                 && !may_be_absent<typename M::type>;

/// The slots of AttributeNames for `Count` members: twice as many as there are members, and room behind them.
template<std::size_t Count> struct AttributeSlots {
    static constexpr int bits = std::bit_width(2 * Count) + (Count == 0);
    static constexpr int shift = 32 - bits;
    std::uint16_t numbers[(std::size_t{1} << bits) + Count + 1];

    constexpr AttributeSlots(std::string_view const* texts, std::uint32_t const* heads) : numbers{} {
        for (std::uint16_t& number : numbers) number = Count;
        for (std::size_t i = 0; i != Count; ++i) {
            if (texts[i].empty()) continue;
            std::size_t slot = AttributeNames::slot(heads[i], shift);
            while (numbers[slot] != Count) ++slot;
            numbers[slot] = static_cast<std::uint16_t>(i);
        }
    }
};

/// What the reader must know of T's members.
template<class T, class List = typename item_members<T>::type> struct ItemAttributes;
template<class T, template<class...> class L, class... M> struct ItemAttributes<T, L<M...>> {
    static constexpr std::size_t count = sizeof...(M);
    struct Required {
        std::uint64_t words[count / 64 + 1];
    };
    static constexpr Required make_required() {
        bool const is[] = {is_required<M>..., false};
        Required required{};
        for (std::size_t i = 0; i != count; ++i) required.words[i / 64] |= std::uint64_t{is[i]} << i % 64;
        return required;
    }
    static constexpr AttributeSlots<count> make_slots() {
        std::uint32_t const heads[] = {name_text<M>.head()..., 0};
        return {texts, heads};
    }
    static constexpr std::string_view texts[] = {(M::settings.ignored ? std::string_view() : name_text<M>.view())...,
                                                 std::string_view()};
    static constexpr AttributeSlots<count> slots = make_slots();
    static constexpr Required required = make_required();
    static constexpr AttributeNames names{texts,          slots.numbers, slots.shift,
                                          required.words, count,         refuses_unknown<T>()};
};

}  // namespace detail

template<ItemType T> void write_item(ItemWriter& out, T const& value) {
    std::size_t const start = out.json().size();
    bool const written =
        with_item_members<T>([&]<class... M>(M...) { return (detail::write_member<M>(out, value) && ...); });
    if (written) out.end_item(start);
}

template<ItemType T> void read_item(ItemReader& in, T& value) {
    constexpr AttributeNames const& attributes = detail::ItemAttributes<T>::names;
    std::uint64_t seen[attributes.count / 64 + 1] = {};
    for (std::size_t number = in.first_attribute(attributes, seen); number != attributes.count;
         number = in.next_attribute(attributes, number, seen))
        with_item_members<T>([&]<class... M>(M...) {
            std::size_t at = 0;
            return (detail::read_member<M>(number == at++, in, value) || ...);
        });
}

}  // namespace inia::dynamodb
