#pragma once

#include <inia/core/format/scalar.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/query/writer.hpp>
#include <inia/core/reflect.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

/// Typed values to the form bodies of the query and ec2 protocols: a fold over the descriptors of each structure,
/// instantiated in the service's library. Answers are XML, see inia/core/xml/codec.hpp.
namespace inia::query {

/// How values of `T` stand in a form body. A specialisation has
///
///     // Writes the value under the writer's present name, or under names that begin with it.
///     static void write(Writer& writer, T const& value, Shape const& shape);
template<class T> struct codec;

/// Writes the members under the writer's present name. A member that wants an idempotency token and is absent gets the
/// writer's, if that has one. Codegen instantiates this once per structure.
template<Described T> void write_struct(Writer& writer, T const& value);

namespace detail {

/// Writes the value under the present name with one more segment.
template<class Segment, class T> void write_under(Writer& writer, Segment segment, T const& value, Shape const& shape) {
    std::size_t const mark = writer.enter(segment);
    codec<T>::write(writer, value, shape);
    writer.leave(mark);
}

/// Writes the elements as `name.1`, `name.2` and so on; an empty list of the query protocol is the bare name with an
/// empty value.
template<class T> void write_elements(Writer& writer, List<T> const& list, Shape const& shape) {
    if (list.empty() && writer.lists() == Lists::as_modelled) writer.plain({});
    std::size_t number = 0;
    for (T const& element : list) write_under(writer, ++number, element, value_shape(shape));
}

/// Writes the entries as `name.1.key`, `name.1.value` and so on; an empty map leaves no trace.
template<class T> void write_entries(Writer& writer, Map<T> const& map, Shape const& shape) {
    std::size_t number = 0;
    for (MapEntry<T> const& entry : map) {
        std::size_t const mark = writer.enter(++number);
        write_under(writer, shape.key.empty() ? std::string_view("key") : shape.key, entry.first, plain_shape);
        write_under(writer, shape.element.empty() ? std::string_view("value") : shape.element, entry.second,
                    value_shape(shape));
        writer.leave(mark);
    }
}

template<class D, class T> void write_value(Writer& writer, T const& value) {
    constexpr Member const& traits = D::traits;
    constexpr Shape const& shape = D::shape;
    std::string_view name = traits.query.empty() ? traits.wire : traits.query;
    if constexpr (is_list_v<T> && shape.flattened && !shape.element.empty()) {
        // The elements of a flattened list bear the name of the list's own member; without any the member's own stays.
        if (!value.empty() && writer.lists() == Lists::as_modelled) name = shape.element;
    }
    std::size_t const mark = writer.enter(name);
    if constexpr (shape.flattened && is_list_v<T>)
        write_elements(writer, value, shape);
    else if constexpr (shape.flattened && is_map_v<T>)
        write_entries(writer, value, shape);
    else
        codec<T>::write(writer, value, shape);
    writer.leave(mark);
}

template<class D, class M> void write_member(Writer& writer, M const& member) {
    bool const present = if_present(member, [&](auto const& value) { write_value<D>(writer, value); });
    if constexpr (format::may_be_refused<member_value_t<M>>) writer.blame(D::name);
    if constexpr (D::traits.idempotency_token) {
        if (!present && !writer.idempotency_token().empty())
            write_value<D>(writer, std::string(writer.idempotency_token()));
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
        if constexpr (std::is_arithmetic_v<T>)
            writer.plain(text);
        else
            writer.value(text);
    }
};

template<class T> struct codec<List<T>> {
    static void write(Writer& writer, List<T> const& list, Shape const& shape) {
        if (list.empty() || writer.lists() == Lists::bare) return detail::write_elements(writer, list, shape);
        std::size_t const mark = writer.enter(shape.element.empty() ? std::string_view("member") : shape.element);
        detail::write_elements(writer, list, shape);
        writer.leave(mark);
    }
};

template<class T> struct codec<Map<T>> {
    static void write(Writer& writer, Map<T> const& map, Shape const& shape) {
        std::size_t const mark = writer.enter("entry");
        detail::write_entries(writer, map, shape);
        writer.leave(mark);
    }
};

/// Elements of sparse lists and maps: an absent one has no form, so its number is left out.
template<class T> struct codec<Optional<T>> {
    static void write(Writer& writer, Optional<T> const& value, Shape const& shape) {
        if (value.has_value()) codec<T>::write(writer, *value, shape);
    }
};

template<Described T> struct codec<T> {
    static void write(Writer& writer, T const& value, Shape const&) { write_struct(writer, value); }
};

template<Described T> void write_struct(Writer& writer, T const& value) {
    for_each_member<T>([&](auto d) { detail::write_member<decltype(d)>(writer, value.*d.pointer); });
}

}  // namespace inia::query
