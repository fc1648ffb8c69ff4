#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/list.hpp>
#include <inia/core/map.hpp>
#include <inia/core/open_enum.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/shapes.hpp>
#include <inia/dynamodb/attribute_form.hpp>
#include <inia/dynamodb/item_members.hpp>
#include <inia/dynamodb/item_reader.hpp>
#include <inia/dynamodb/item_writer.hpp>

#include <boost/describe/enumerators.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

/// A program's types to and from attribute values. One fold over the described members does all of it: straight
/// between the program's structure and the wire, with no AttributeValue between.
namespace inia::dynamodb {

/// How a type of another library stands in an attribute: as a value of a type that has a form of its own. To be
/// specialised by the program:
///
///     template<> struct inia::dynamodb::stored_as<Uuid> {
///         static std::string to(Uuid const& value);
///         static Uuid from(std::string const& text);
///     };
///
/// A std::exception that one of them throws becomes a MarshallingError.
template<class T> struct stored_as;

/// How values of T stand as attributes. A specialisation has
///
///     static constexpr Kind kind;       // of what it writes, if it is always the same
///     static void write(ItemWriter& out, T const& value, AttributeForm const& form);   // a whole attribute value
///     static void read(ItemReader& in, Kind found, T& out, AttributeForm const& form); // what is behind the type
///
/// Types of other libraries are better given `stored_as`.
template<class T> struct attribute_codec;

/// Writes the members of an item, `{"id":{"S":"a"}, ...}`.
template<ItemType T> void write_item(ItemWriter& out, T const& value);
/// Reads an item's attributes into the members.
template<ItemType T> void read_item(ItemReader& in, T& value);

namespace detail {

using Kind = AttributeValue::Kind;

template<class T> inline constexpr bool unsupported = false;

/// Reads a whole attribute value.
template<class T> void read_attribute(ItemReader& in, T& out, AttributeForm const& form) {
    Kind const found = in.open();
    attribute_codec<T>::read(in, found, out, form);
    in.close();
}

template<class T>
concept StoredAs = requires(T const& value) { stored_as<T>::to(value); };

template<class T>
concept Number_ =
    std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t>
    && !std::is_same_v<T, char8_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;
template<class T>
concept WideNumber = std::is_same_v<T, int128_t> || std::is_same_v<T, uint128_t>;
template<class T>
concept PlainNumber = Number_<T> || WideNumber<T>;

template<class T> inline constexpr bool is_byte = std::is_same_v<T, std::byte> || std::is_same_v<T, unsigned char>;

template<class T>
concept Keyed = requires { typename T::mapped_type; } && std::is_same_v<typename T::key_type, std::string>;
template<class T>
concept Set = requires(T& set) {
    typename T::key_type;
    requires std::is_same_v<typename T::key_type, typename T::value_type>;
    requires !requires { typename T::mapped_type; };
    set.insert(std::declval<typename T::value_type>()).second;
};
template<class T>
concept Sequence = requires(T& list, T const& full) {
    typename T::value_type;
    list.emplace_back();
    list.clear();
    full.begin();
    full.size();
} && !std::is_same_v<T, std::string>;
template<class T>
concept Bytes =
    Sequence<T> && is_byte<typename T::value_type> && requires(T& list, typename T::value_type const* byte) {
        list.data();
        list.assign(byte, byte);
    };
template<class T>
concept FixedBytes = requires(T const& bytes) {
    std::tuple_size<T>::value;
    bytes.data();
    requires is_byte<typename T::value_type>;
};
template<class T>
concept Tuple = requires { std::tuple_size<T>::value; } && !FixedBytes<T>;

template<class T> inline constexpr bool is_nullable = false;
template<class T> inline constexpr bool is_nullable<std::optional<T>> = true;
template<class T> inline constexpr bool is_nullable<Optional<T>> = true;
template<class T> inline constexpr bool is_nullable<std::unique_ptr<T>> = true;
template<class T> inline constexpr bool is_nullable<std::shared_ptr<T>> = true;

template<class T> struct holds;
template<class T> struct holds<std::optional<T>> {
    using type = T;
};
template<class T> struct holds<Optional<T>> {
    using type = T;
};
template<class T> struct holds<std::unique_ptr<T>> {
    using type = std::remove_const_t<T>;
};
template<class T> struct holds<std::shared_ptr<T>> {
    using type = std::remove_const_t<T>;
};

template<class T> inline constexpr bool is_variant = false;
template<class... A> inline constexpr bool is_variant<std::variant<A...>> = true;
template<class T> inline constexpr bool is_time = std::is_same_v<T, Timestamp>;
template<class D> inline constexpr bool is_time<std::chrono::time_point<std::chrono::system_clock, D>> = true;
template<class T> inline constexpr bool is_duration = false;
template<class R, class P> inline constexpr bool is_duration<std::chrono::duration<R, P>> = true;

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

template<class C, class F> void write_elements(ItemWriter& out, C const& elements, F write) {
    std::size_t index = 0;
    for (auto&& element : elements) {
        if (index != 0) out.separate();
        write(element);
        if (out.failed()) return out.within(index);
        ++index;
    }
}

/// Calls `read()` for each element of the array that comes next, and says in which one a failure is.
template<class F> void read_elements(ItemReader& in, F read) {
    std::size_t index = 0;
    if (in.json().enter_array()) do {
            read(index);
            if (in.failed()) return in.within(index);
            ++index;
        } while (in.json().next_element());
}

/// The unqualified name of a type, for alternatives of variants: `Circle`.
template<class T> constexpr std::string_view type_name() {
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find_first_of(";]"));
    name = name.substr(0, name.find('<'));
    return name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1);
}

}  // namespace detail

/// What stands for alternative T of a variant: `{"M":{"Circle":{"M":{...}}}}`. Structures and enumerations go by their
/// own names without namespace; a program may specialise it for others, and for names that change.
template<class T> inline constexpr std::string_view alternative_name = detail::type_name<T>();
template<> inline constexpr std::string_view alternative_name<std::string> = "string";
template<> inline constexpr std::string_view alternative_name<bool> = "bool";
template<detail::Number_ T>
inline constexpr std::string_view alternative_name<T> = std::is_floating_point_v<T> ? "floating" : "integer";

template<> struct attribute_codec<bool> {
    static constexpr auto kind = detail::Kind::boolean;
    static void write(ItemWriter& out, bool value, AttributeForm const&) { out.boolean(value); }
    static void read(ItemReader& in, detail::Kind found, bool& out, AttributeForm const&) { in.boolean(found, out); }
};

template<detail::PlainNumber T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, T value, AttributeForm const&) { out.number(value); }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) { in.number(found, out); }
};

template<> struct attribute_codec<Number> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, Number const& value, AttributeForm const&) {
        out.number(std::string_view(value.str()));
    }
    static void read(ItemReader& in, detail::Kind found, Number& out, AttributeForm const&) { in.number(found, out); }
};

template<> struct attribute_codec<std::string> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, std::string const& value, AttributeForm const&) { out.string(value); }
    static void read(ItemReader& in, detail::Kind found, std::string& out, AttributeForm const&) {
        in.string(found, out);
    }
};

/// To be written only: nothing would own what is read.
template<> struct attribute_codec<std::string_view> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, std::string_view value, AttributeForm const&) { out.string(value); }
    template<class T> static void read(ItemReader&, detail::Kind, T&, AttributeForm const&) {
        static_assert(detail::unsupported<T>, "inia: a std::string_view can only be written; nothing would own what is "
                                              "read. Make the member a std::string");
    }
};

template<class T>
    requires is_open_enum_v<T>
struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::string;
    static void write(ItemWriter& out, T const& value, AttributeForm const&) { out.string(value.to_string_view()); }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) { out = T(in.text(found)); }
};

template<> struct attribute_codec<Blob> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, Blob const& value, AttributeForm const&) { out.binary(value.text()); }
    static void read(ItemReader& in, detail::Kind found, Blob& out, AttributeForm const&) {
        std::string bytes;
        in.binary(found, bytes);
        out = Blob(std::move(bytes));
    }
};

/// A container of std::byte or unsigned char.
template<detail::Bytes T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, T const& value, AttributeForm const&) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) {
        std::string bytes;
        in.binary(found, bytes);
        auto const* const from = reinterpret_cast<typename T::value_type const*>(bytes.data());
        out.assign(from, from + bytes.size());
    }
};

template<detail::FixedBytes T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, T const& value, AttributeForm const&) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) {
        std::string bytes;
        in.binary(found, bytes);
        if (!in.ok()) return;
        if (bytes.size() != out.size()) return in.wrong_size(detail::Kind::binary, out.size(), bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i) out[i] = static_cast<typename T::value_type>(bytes[i]);
    }
};

/// To be written only: nothing would own what is read.
template<class B, std::size_t Extent>
    requires detail::is_byte<std::remove_const_t<B>>
struct attribute_codec<std::span<B, Extent>> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, std::span<B, Extent> value, AttributeForm const&) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    template<class T> static void read(ItemReader&, detail::Kind, T&, AttributeForm const&) {
        static_assert(detail::unsupported<T>, "inia: a std::span can only be written; nothing would own what is read. "
                                              "Make the member an inia::Blob or a std::vector");
    }
};

template<> struct attribute_codec<AttributeValue> {
    static void write(ItemWriter& out, AttributeValue const& value, AttributeForm const&) { out.value(value); }
    static void read(ItemReader& in, detail::Kind found, AttributeValue& out, AttributeForm const&) {
        in.value(found, out);
    }
};

template<class T>
    requires detail::is_time<T>
struct attribute_codec<T> {
    static void write(ItemWriter& out, T const& value, AttributeForm const& form) { out.time(value, form.time); }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        Timestamp time;
        in.time(found, time, form.time);
        if (!in.ok()) return;
        out = time;
        if constexpr (!std::is_same_v<T, Timestamp>) {
            // A time beyond the duration's range becomes its nearest end.
            using Period = typename T::period;
            std::int64_t const off = time.seconds() - Timestamp(out).seconds();
            if (off < 0 || off > Period::num / Period::den + 1)
                in.fail("a time within the range of the member's type", "one outside of it");
        }
    }
};

/// As a number of its own unit.
template<class Rep, class Period> struct attribute_codec<std::chrono::duration<Rep, Period>> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, std::chrono::duration<Rep, Period> value, AttributeForm const&) {
        out.number(value.count());
    }
    static void read(ItemReader& in, detail::Kind found, std::chrono::duration<Rep, Period>& out,
                     AttributeForm const&) {
        Rep count{};
        in.number(found, count);
        out = std::chrono::duration<Rep, Period>(count);
    }
};

/// By the enumerator's name where Boost.Describe knows it, otherwise as a number.
template<class E>
    requires std::is_enum_v<E>
struct attribute_codec<E> {
    using Value = std::underlying_type_t<E>;
    static constexpr bool described = boost::describe::has_describe_enumerators<E>::value;

    static void write(ItemWriter& out, E value, AttributeForm const& form) {
        if constexpr (described) {
            if (form.enumeration == EnumForm::name) {
                std::string_view const name = name_of(value);
                if (name.data()) return out.string(name);
                return out.fail("a described enumerator", std::to_string(static_cast<Value>(value)));
            }
        }
        out.number(static_cast<Value>(value));
    }
    static void read(ItemReader& in, detail::Kind found, E& out, AttributeForm const& form) {
        if constexpr (described) {
            if (form.enumeration == EnumForm::name) {
                std::string_view const name = in.text(found);
                if (in.ok() && !by_name(name, out)) in.fail("an enumerator's name", name.substr(0, 64));
                return;
            }
        }
        Value number{};
        in.number(found, number);
        out = static_cast<E>(number);
    }

private:
    template<class F> static bool any_enumerator(F&& f) {
        return boost::hana::unpack(typename inia::detail::to_tuple<boost::describe::describe_enumerators<E>>::type{},
                                   [&](auto... enumerator) { return (f(enumerator) || ...); });
    }
    static std::string_view name_of(E value) {
        std::string_view name;
        any_enumerator([&](auto e) { return e.value == value && (name = e.name, true); });
        return name;
    }
    static bool by_name(std::string_view name, E& out) {
        return any_enumerator([&](auto e) { return name == e.name && (out = e.value, true); });
    }
};

/// Nothing is NULL; as a member of a structure it leaves no attribute.
template<class T>
    requires detail::is_nullable<T>
struct attribute_codec<T> {
    using Held = typename detail::holds<T>::type;

    static void write(ItemWriter& out, T const& value, AttributeForm const& form) {
        if (value)
            attribute_codec<Held>::write(out, *value, form);
        else
            out.null();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        if (in.null(found)) {
            out.reset();
            return;
        }
        if constexpr (requires { out.emplace(); }) {
            attribute_codec<Held>::read(in, found, out.emplace(), form);
        } else {
            auto held = std::make_unique<Held>();
            attribute_codec<Held>::read(in, found, *held, form);
            out = std::move(held);
        }
    }
};

/// A std::vector, list, deque or inia::List.
template<detail::Sequence T>
    requires(!detail::Bytes<T>)
struct attribute_codec<T> {
    using Element = typename T::value_type;
    static constexpr auto kind = detail::Kind::list;

    static void write(ItemWriter& out, T const& value, AttributeForm const& form) {
        out.begin_list();
        detail::write_elements(out, value,
                               [&](auto const& element) { attribute_codec<Element>::write(out, element, form); });
        out.end_list();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        if (!in.expect(found, detail::Kind::list)) return;
        out.clear();
        if constexpr (is_list_v<T>) out.emplace();
        detail::read_elements(in, [&](std::size_t) {
            if (!in.charge(sizeof(Element))) return;
            if constexpr (std::is_same_v<Element, bool>) {
                bool element = false;
                detail::read_attribute(in, element, form);
                out.push_back(element);
            } else {
                detail::read_attribute(in, out.emplace_back(), form);
            }
        });
    }
};

/// A std::array, pair or tuple: a list of that many elements.
template<detail::Tuple T> struct attribute_codec<T> {
    static constexpr std::size_t size = std::tuple_size_v<T>;
    static constexpr auto kind = detail::Kind::list;

    static void write(ItemWriter& out, T const& value, AttributeForm const& form) {
        out.begin_list();
        each([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if (I != 0) out.separate();
            attribute_codec<std::remove_cvref_t<std::tuple_element_t<I, T>>>::write(out, std::get<I>(value), form);
            if (out.failed()) out.within(I);
            return out.failed();
        });
        out.end_list();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        if (!in.expect(found, detail::Kind::list)) return;
        std::size_t count = 0;
        detail::read_elements(in, [&](std::size_t index) {
            count = index + 1;
            bool const read = each([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
                if (I != index) return false;
                detail::read_attribute(in, std::get<I>(out), form);
                return true;
            });
            if (!read) in.json().skip();
        });
        if (in.ok() && count != size) in.wrong_size(detail::Kind::list, size, count);
    }

private:
    template<class F> static bool each(F&& f) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return (f(std::integral_constant<std::size_t, I>{}) || ...);
        }(std::make_index_sequence<size>{});
    }
};

namespace detail {

template<class M, class V, class F> void write_entries(ItemWriter& out, M const& map, F write) {
    out.begin_map();
    bool first = true;
    for (auto const& [name, value] : map) {
        if (!first) out.separate();
        first = false;
        out.key(name);
        write(value);
        if (out.failed()) return out.within(std::string_view(name));
    }
    out.end_map();
}

/// `place(name)` is where the value of that name goes.
template<class V, class F> void read_entries(ItemReader& in, Kind found, AttributeForm const& form, F place) {
    if (!in.expect(found, Kind::map) || !in.json().enter_object()) return;
    do {
        std::string name(in.json().key());
        if (!in.charge(sizeof(V) + sizeof(std::string))) return;
        if (!in.ok()) return;
        V& value = place(name);
        read_attribute(in, value, form);
        if (in.failed()) return in.within(name);
    } while (in.json().next_member());
}

}  // namespace detail

/// A std::map or unordered_map with texts as keys.
template<detail::Keyed T> struct attribute_codec<T> {
    using Value = typename T::mapped_type;
    static constexpr auto kind = detail::Kind::map;

    static void write(ItemWriter& out, T const& value, AttributeForm const& form) {
        detail::write_entries<T, Value>(out, value,
                                        [&](Value const& entry) { attribute_codec<Value>::write(out, entry, form); });
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        out.clear();
        detail::read_entries<Value>(in, found, form, [&](std::string const& name) -> Value& { return out[name]; });
    }
};

template<class V> struct attribute_codec<Map<V>> {
    static constexpr auto kind = detail::Kind::map;

    static void write(ItemWriter& out, Map<V> const& value, AttributeForm const& form) {
        detail::write_entries<Map<V>, V>(out, value,
                                         [&](V const& entry) { attribute_codec<V>::write(out, entry, form); });
    }
    static void read(ItemReader& in, detail::Kind found, Map<V>& out, AttributeForm const& form) {
        out.emplace();
        detail::read_entries<V>(in, found, form, [&](std::string const& name) -> V& { return out.append(name); });
    }
};

/// A set of strings, numbers or bytes: SS, NS, BS. DynamoDB has no empty ones: as a member of a structure such a set
/// leaves no attribute, elsewhere it fails.
template<detail::Set T> struct attribute_codec<T> {
    using Element = typename T::value_type;
    static constexpr bool numbers = detail::PlainNumber<Element> || std::is_same_v<Element, Number>;
    static constexpr bool strings = std::is_same_v<Element, std::string>;
    static constexpr bool bytes = std::is_same_v<Element, Blob> || detail::Bytes<Element>;
    static_assert(numbers || strings || bytes,
                  "inia: DynamoDB has sets of strings, of numbers and of bytes only; this set has other elements");
    static constexpr auto kind = numbers ? detail::Kind::number_set
                               : strings ? detail::Kind::string_set
                                         : detail::Kind::binary_set;

    static void write(ItemWriter& out, T const& value, AttributeForm const&) {
        if (value.empty()) return out.fail("a set with elements", "an empty one, which DynamoDB does not have");
        if constexpr (numbers)
            out.begin_number_set();
        else if constexpr (strings)
            out.begin_string_set();
        else
            out.begin_binary_set();
        detail::write_elements(out, value, [&](Element const& element) {
            if constexpr (std::is_same_v<Element, Number>)
                out.number_element(std::string_view(element.str()));
            else if constexpr (numbers)
                out.number_element(element);
            else if constexpr (strings)
                out.string_element(element);
            else
                out.binary_element({reinterpret_cast<char const*>(element.data()), element.size()});
        });
        out.end_set();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) {
        if (!in.expect(found, kind)) return;
        out.clear();
        detail::read_elements(in, [&](std::size_t) {
            if (!in.charge(sizeof(Element))) return;
            if constexpr (std::is_same_v<Element, Number>) {
                Number element;
                in.number_element(element);
                out.insert(std::move(element));
            } else if constexpr (numbers) {
                Element element{};
                in.number_element(element);
                out.insert(element);
            } else if constexpr (strings) {
                std::string element;
                in.string_element(element);
                out.insert(std::move(element));
            } else {
                std::string element;
                in.binary_element(element);
                if constexpr (std::is_same_v<Element, Blob>) {
                    out.insert(Blob(std::move(element)));
                } else {
                    auto const* const from = reinterpret_cast<typename Element::value_type const*>(element.data());
                    out.insert(Element(from, from + element.size()));
                }
            }
        });
    }
};

template<> struct attribute_codec<std::monostate> {
    static constexpr auto kind = detail::Kind::null;
    static void write(ItemWriter& out, std::monostate, AttributeForm const&) { out.null(); }
    static void read(ItemReader& in, detail::Kind found, std::monostate&, AttributeForm const&) {
        if (in.expect(found, detail::Kind::null)) in.null(found);
    }
};

/// A map with one entry, whose name says which alternative it is.
template<class... A> struct attribute_codec<std::variant<A...>> {
    static constexpr auto kind = detail::Kind::map;

    static constexpr bool names_differ() {
        std::string_view const names[] = {alternative_name<A>...};
        for (std::size_t i = 0; i < sizeof...(A); ++i)
            for (std::size_t k = 0; k < i; ++k)
                if (names[i] == names[k]) return false;
        return true;
    }
    static_assert(names_differ(), "inia: two alternatives of this variant have one name in DynamoDB; specialise "
                                  "inia::dynamodb::alternative_name for them");

    static void write(ItemWriter& out, std::variant<A...> const& value, AttributeForm const& form) {
        out.begin_map();
        std::visit(
            [&]<class T>(T const& alternative) {
                out.key(alternative_name<T>);
                attribute_codec<T>::write(out, alternative, form);
                if (out.failed()) out.within(alternative_name<T>);
            },
            value);
        out.end_map();
    }
    static void read(ItemReader& in, detail::Kind found, std::variant<A...>& out, AttributeForm const& form) {
        if (!in.expect(found, detail::Kind::map)) return;
        if (!in.json().enter_object()) return in.fail("a variant's alternative", "an empty map (M)");
        do {
            std::string const name(in.json().key());
            if (!(read_if<A>(in, name, out, form) || ...) && in.ok())
                in.fail("the name of a variant's alternative", name.substr(0, 64));
            if (in.failed()) return in.within(name);
        } while (in.json().next_member());
    }

private:
    template<class T>
    static bool read_if(ItemReader& in, std::string_view name, std::variant<A...>& out, AttributeForm const& form) {
        if (name != alternative_name<T>) return false;
        detail::read_attribute(in, out.template emplace<T>(), form);
        return true;
    }
};

/// A type of another library, by its `stored_as`.
template<detail::StoredAs T> struct attribute_codec<T> {
    using Stored = std::remove_cvref_t<decltype(stored_as<T>::to(std::declval<T const&>()))>;

    static void write(ItemWriter& out, T const& value, AttributeForm const& form) {
        try {
            attribute_codec<Stored>::write(out, stored_as<T>::to(value), form);
        } catch (std::exception const& problem) {
            out.fail("a value that stored_as takes", problem.what());
        }
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const& form) {
        Stored stored{};
        attribute_codec<Stored>::read(in, found, stored, form);
        if (!in.ok()) return;
        try {
            out = stored_as<T>::from(stored);
        } catch (std::exception const& problem) {
            in.fail("a value that stored_as takes", problem.what());
        }
    }
};

/// A described structure is a map.
template<class T> struct attribute_codec {
    static_assert(ItemType<T>,
                  "inia: no attribute can hold this type. Describe it with BOOST_DESCRIBE_STRUCT, give it an "
                  "inia::dynamodb::stored_as, or leave the member out with the option ignored<>()");
    static constexpr auto kind = detail::Kind::map;

    static void write(ItemWriter& out, T const& value, AttributeForm const&) {
        if constexpr (ItemType<T>) {
            out.json().raw(std::string_view(R"({"M":)"));
            write_item(out, value);
            out.json().raw('}');
        }
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm const&) {
        if constexpr (ItemType<T>) {
            if (in.expect(found, detail::Kind::map)) read_item(in, out);
        }
    }
};

namespace detail {

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
        out.json().raw(name_text<M>.view());
        attribute_codec<typename M::type>::write(out, value, M::settings.form);
        if (out.failed()) {
            out.within(M::name);
            return false;
        }
    }
    return true;
}

/// Reads the attribute into the member if it has the member's name; returns whether it has.
template<class M, class T> bool read_member(ItemReader& in, std::string_view name, T& item) {
    if constexpr (M::settings.ignored) {
        return false;
    } else {
        // The length first, then a comparison whose length the compiler knows.
        if (name.size() != M::name.size() || __builtin_memcmp(name.data(), M::name.data(), M::name.size()) != 0)
            return false;
        read_attribute(in, M::get(item), M::settings.form);
        if (in.failed()) in.within(M::name);
        return true;
    }
}

/// Whether an item must have the attribute.
template<class M>
inline constexpr bool is_required = !M::settings.ignored && !M::settings.default_when_absent && !M::settings.version
                                 && !may_be_absent<typename M::type>;

}  // namespace detail

template<ItemType T> void write_item(ItemWriter& out, T const& value) {
    std::size_t const start = out.json().size();
    bool const failed =
        any_item_member<T>([&](auto member) { return !detail::write_member<decltype(member)>(out, value); });
    if (failed) return;
    if (out.json().size() == start)
        out.json().raw('{');
    else
        out.json().replace(start, '{');
    out.json().raw('}');
}

template<ItemType T> void read_item(ItemReader& in, T& value) {
    // One bit for each member that was there.
    constexpr std::size_t count = item_members<T>::count;
    std::uint64_t seen[(count + 63) / 64 + (count == 0)] = {};
    if (in.json().enter_object()) do {
            std::string_view const name = in.json().key();
            std::size_t index = 0;
            bool const known = any_item_member<T>([&](auto member) {
                if (detail::read_member<decltype(member)>(in, name, value)) return true;
                ++index;
                return false;
            });
            if (known)
                seen[index / 64] |= std::uint64_t{1} << index % 64;
            else
                in.unknown_attribute(name, detail::refuses_unknown<T>());
            if (in.failed()) return;
        } while (in.json().next_member());
    if (!in.ok()) return;
    std::size_t index = 0;
    any_item_member<T>([&](auto member) {
        using M = decltype(member);
        std::size_t const i = index++;
        if (!detail::is_required<M> || (seen[i / 64] >> i % 64 & 1) != 0) return false;
        in.missing(M::name);
        return true;
    });
}

}  // namespace inia::dynamodb
