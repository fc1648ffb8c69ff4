#pragma once

#include <inia/core/format/scalar.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/xml/reader.hpp>
#include <inia/core/xml/writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

/// Typed values to and from XML: a fold over the descriptors of each structure, instantiated in the service's library.
namespace inia::xml {

/// How values of `T` stand in XML. A specialisation has
///
///     // Writes the content of the element that was started last (its attributes first, if it has any).
///     static void write(Writer& writer, T const& value, Shape const& shape);
///     // Reads the content of the element that was entered last, and leaves it.
///     static void read(Reader& reader, T& out, Shape const& shape);
template<class T> struct codec;

/// Writes the members that travel in a body as attributes and children of the element that was started last.
/// A member that wants an idempotency token and is absent gets the writer's, if that has one.
/// Codegen instantiates this once per structure.
template<Described T> void write_struct(Writer& writer, T const& value);

/// Reads attributes and children of the element that was entered last into the members that travel in a body, and
/// leaves it. Members that are not there stay absent; what the model does not know is passed over.
template<Described T> void read_struct(Reader& reader, T& out);

namespace detail {

constexpr std::string_view or_default(std::string_view name, std::string_view otherwise) noexcept {
    return name.empty() ? otherwise : name;
}
constexpr std::string_view local_part(std::string_view name) noexcept { return name.substr(name.rfind(':') + 1); }

/// Writes an element with its namespace declaration, if there is one, and the value inside.
template<class T>
void write_element(Writer& writer, std::string_view name, std::string_view prefix, std::string_view uri, T const& value,
                   Shape const& shape) {
    writer.start(name);
    if (!uri.empty()) writer.declare(prefix, uri);
    codec<T>::write(writer, value, shape);
    writer.end(name);
}

/// Writes the key and the value of a map's entry.
template<class T> void write_entry(Writer& writer, MapEntry<T> const& entry, Shape const& shape) {
    write_element(writer, or_default(shape.key, "key"), {}, shape.key_namespace, entry.first, plain_shape);
    write_element(writer, or_default(shape.element, "value"), {}, shape.element_namespace, entry.second,
                  value_shape(shape));
}

/// Reads the element that was entered last as one more of the list.
template<class T> void read_element(Reader& reader, List<T>& out, Shape const& shape) {
    if (!reader.charge(sizeof(T))) return;
    if (out.size() == out.capacity()) out.reserve(reader.expected_elements(out.size(), sizeof(T)));
    codec<T>::read(reader, out.emplace_back(), value_shape(shape));
}

/// Reads the element that was entered last as a map's entry.
template<class T> void read_entry(Reader& reader, Map<T>& out, Shape const& shape) {
    std::string key;
    T value{};
    while (reader.next_child()) {
        if (reader.name() == or_default(shape.key, "key")) {
            key = reader.text();
        } else if (reader.name() == or_default(shape.element, "value")) {
            codec<T>::read(reader, value, value_shape(shape));
        } else {
            reader.skip();
        }
    }
    if (reader.ok() && reader.charge(sizeof(MapEntry<T>))) out.append(key) = std::move(value);
}

/// Name of the element under which a member of type `M` is found in an answer. The elements of a flattened list bear
/// the name of the list's own member where that has one; they are sent under the structure's member name all the same.
template<class D, class M> constexpr std::string_view name_in_answer() {
    constexpr Shape const& shape = D::traits.shape;
    if constexpr (is_list_v<member_value_t<M>>) {
        if (shape.flattened && !shape.element.empty()) return shape.element;
    }
    return D::traits.wire;
}

template<class D> constexpr bool is_child = D::traits.location == Location::body && !D::traits.xml_attribute;
template<class D> constexpr bool is_attribute = D::traits.location == Location::body && D::traits.xml_attribute;
template<Described T>
inline constexpr bool has_attributes = any_member<T>([](auto d) { return is_attribute<decltype(d)>; });

template<class D, class M> void write_attribute(Writer& writer, M const& member) {
    if constexpr (is_attribute<D>) {
        if_present(member, [&](auto const& value) {
            using T = member_value_t<M>;
            std::string scratch;
            std::string_view const text = format::scalar<T>::text(value, D::shape, scratch);
            if constexpr (format::may_be_refused<T>) {
                if (text.data() == nullptr) writer.refuse(format::no_date);
                writer.blame(D::name);
            }
            writer.attribute(D::traits.wire, text);
        });
    }
}

template<class D, class M> void read_attribute(Reader& reader, M& member) {
    if constexpr (is_attribute<D>) {
        std::string_view const text = reader.attribute(local_part(D::traits.wire));
        if (text.data() == nullptr) return;
        using T = member_value_t<M>;
        if (char const* wrong = format::scalar<T>::read(text, make_present(member), D::shape)) reader.fail(wrong);
    }
}

template<class D, class T> void write_value(Writer& writer, T const& value) {
    constexpr Member const& traits = D::traits;
    if constexpr (traits.shape.flattened && is_list_v<T>) {
        constexpr bool own = !traits.shape.element_namespace.empty();
        for (auto const& element : value)
            write_element(writer, traits.wire, own ? std::string_view{} : traits.xml_prefix,
                          own ? traits.shape.element_namespace : traits.xml_namespace, element, value_shape(D::shape));
    } else if constexpr (traits.shape.flattened && is_map_v<T>) {
        for (auto const& entry : value) {
            writer.start(traits.wire);
            if (!traits.xml_namespace.empty()) writer.declare(traits.xml_prefix, traits.xml_namespace);
            write_entry(writer, entry, D::shape);
            writer.end(traits.wire);
        }
    } else {
        write_element(writer, traits.wire, traits.xml_prefix, traits.xml_namespace, value, D::shape);
    }
}

template<class D, class M> void write_child(Writer& writer, M const& member) {
    if constexpr (is_child<D>) {
        bool const present = if_present(member, [&](auto const& value) { write_value<D>(writer, value); });
        if constexpr (format::may_be_refused<member_value_t<M>>) writer.blame(D::name);
        if constexpr (D::traits.idempotency_token) {
            if (!present && !writer.idempotency_token().empty())
                write_value<D>(writer, std::string(writer.idempotency_token()));
        }
    }
}

/// Reads a number, a time or the like, of which an empty element has none.
template<class M> void read_if_given(Reader& reader, M& out, Shape const& shape) {
    std::string_view const text = format::trim(reader.text());
    if (text.empty()) return;
    if (char const* wrong = format::scalar<member_value_t<M>>::read(text, make_present(out), shape)) reader.fail(wrong);
}

/// Reads the element that was entered last into the member if it bears the member's name.
template<class D, class M> bool read_child(Reader& reader, std::string_view name, M& member) {
    if constexpr (!is_child<D>) {
        return false;
    } else {
        static constexpr std::string_view wire = name_in_answer<D, M>();
        // The length first, then a comparison whose length the compiler knows.
        if (name.size() != wire.size() || __builtin_memcmp(name.data(), wire.data(), wire.size()) != 0) return false;
        constexpr Shape const& shape = D::shape;
        using T = member_value_t<M>;
        if constexpr (shape.flattened && is_list_v<T>) {
            read_element(reader, make_present(member), shape);
        } else if constexpr (shape.flattened && is_map_v<T>) {
            read_entry(reader, make_present(member), shape);
        } else if constexpr (format::Scalar<T> && format::ignores_space<T>) {
            read_if_given(reader, member, shape);
        } else {
            if constexpr (is_indirect_v<M>)
                if (!reader.charge(sizeof(T))) return true;
            codec<T>::read(reader, make_present(member), shape);
        }
        return true;
    }
}

}  // namespace detail

template<format::Scalar T> struct codec<T> {
    static void write(Writer& writer, T const& value, Shape const& shape) {
        std::string scratch;
        std::string_view const text = format::scalar<T>::text(value, shape, scratch);
        if constexpr (format::may_be_refused<T>) {
            if (text.data() == nullptr) writer.refuse(format::no_date);
        }
        if constexpr (format::ignores_space<T> || std::is_same_v<T, Blob>)
            writer.plain(text);
        else
            writer.text(text);
    }
    static void read(Reader& reader, T& out, Shape const& shape) {
        std::string_view text = reader.text();
        if constexpr (format::ignores_space<T>) text = format::trim(text);
        if (!reader.ok()) return;
        if (char const* wrong = format::scalar<T>::read(text, out, shape)) reader.fail(wrong);
    }
};

template<class T> struct codec<List<T>> {
    static void write(Writer& writer, List<T> const& list, Shape const& shape) {
        std::string_view const name = detail::or_default(shape.element, "member");
        for (T const& element : list)
            detail::write_element(writer, name, {}, shape.element_namespace, element, value_shape(shape));
    }
    /// Every child is an element of the list, whatever its name.
    static void read(Reader& reader, List<T>& out, Shape const& shape) {
        out.emplace();
        while (reader.next_child()) detail::read_element(reader, out, shape);
    }
};

template<class T> struct codec<Map<T>> {
    static void write(Writer& writer, Map<T> const& map, Shape const& shape) {
        for (MapEntry<T> const& entry : map) {
            writer.start("entry");
            detail::write_entry(writer, entry, shape);
            writer.end("entry");
        }
    }
    static void read(Reader& reader, Map<T>& out, Shape const& shape) {
        out.emplace();
        while (reader.next_child()) detail::read_entry(reader, out, shape);
    }
};

/// Elements of sparse lists and maps; XML has no null, so an absent one is an empty element. Read, that is an empty
/// text where texts are expected, and absent elsewhere.
template<class T> struct codec<Optional<T>> {
    static void write(Writer& writer, Optional<T> const& value, Shape const& shape) {
        if (value.has_value()) codec<T>::write(writer, *value, shape);
    }
    static void read(Reader& reader, Optional<T>& out, Shape const& shape) {
        if constexpr (format::Scalar<T> && format::ignores_space<T>)
            detail::read_if_given(reader, out, shape);
        else
            codec<T>::read(reader, out.emplace(), shape);
    }
};

template<Described T> struct codec<T> {
    static void write(Writer& writer, T const& value, Shape const&) { write_struct(writer, value); }
    static void read(Reader& reader, T& out, Shape const&) { read_struct(reader, out); }
};

template<Described T> void write_struct(Writer& writer, T const& value) {
    if constexpr (detail::has_attributes<T>)
        for_each_member<T>([&](auto d) { detail::write_attribute<decltype(d)>(writer, value.*d.pointer); });
    for_each_member<T>([&](auto d) { detail::write_child<decltype(d)>(writer, value.*d.pointer); });
}

template<Described T> void read_struct(Reader& reader, T& out) {
    if constexpr (detail::has_attributes<T>) {
        if (reader.has_attributes())
            for_each_member<T>([&](auto d) { detail::read_attribute<decltype(d)>(reader, out.*d.pointer); });
    }
    while (reader.next_child()) {
        std::string_view const name = reader.name();
        if (!any_member<T>([&](auto d) { return detail::read_child<decltype(d)>(reader, name, out.*d.pointer); })) {
            if constexpr (requires { out.unknown_member; }) out.unknown_member = name;
            reader.skip();
        }
    }
}

}  // namespace inia::xml
