#pragma once

#include <inia/core/cbor/reader.hpp>
#include <inia/core/cbor/writer.hpp>
#include <inia/core/export.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// Typed values to and from CBOR: a fold over the descriptors of each structure, instantiated in the service's library.
namespace inia::cbor {

/// How values of `T` stand in CBOR. The types of shapes.hpp but Document have it, and described structures. A
/// specialisation has
///
///     static void write(Writer& writer, T const& value);
///     static void read(Reader& reader, T& out);       // `out` may hold an old value
///
/// Numbers outside of T's range are errors. `null` never reaches `read` unless T says `takes_null`.
template<class T> struct codec;

/// Writes a map with the present members of `value`. A member that wants an idempotency token and is absent gets the
/// writer's, if that has one. Codegen instantiates this once per structure.
template<Described T> void write_struct(Writer& writer, T const& value);

/// Reads a map into the members. Members that are absent or null keep what they were; of a member given twice the last
/// one counts; what the model does not know is passed over. Codegen instantiates this once per structure.
template<Described T> void read_struct(Reader& reader, T& out);

namespace detail {

/// Whether `codec<T>` reads `null` as a value. Elsewhere a null in a list or map is left out, as Smithy's clients do.
template<class T>
concept TakesNull = requires { codec<T>::takes_null; };

}  // namespace detail

template<> struct codec<bool> {
    static void write(Writer& writer, bool value) { writer.boolean(value); }
    static void read(Reader& reader, bool& out) { reader.boolean(out); }
};

template<std::signed_integral T> struct codec<T> {
    static void write(Writer& writer, T value) { writer.integer(std::int64_t{value}); }
    static void read(Reader& reader, T& out) {
        std::int64_t value = 0;
        reader.integer(value);
        if (std::in_range<T>(value))
            out = static_cast<T>(value);
        else
            reader.fail("the number does not fit its type");
    }
};

template<std::floating_point T> struct codec<T> {
    static void write(Writer& writer, T value) { writer.number(value); }
    static void read(Reader& reader, T& out) { reader.number(out); }
};

template<> struct codec<std::string> {
    static void write(Writer& writer, std::string const& value) { writer.text(value); }
    static void read(Reader& reader, std::string& out) { reader.string(out); }
};

template<class T>
    requires is_open_enum_v<T>
struct codec<T> {
    static void write(Writer& writer, T const& value) { writer.text(value.to_string_view()); }
    static void read(Reader& reader, T& out) { out = T(reader.text()); }
};

template<> struct codec<Blob> {
    static void write(Writer& writer, Blob const& value) { writer.bytes(value.text()); }
    static void read(Reader& reader, Blob& out) {
        std::string bytes;
        reader.bytes(bytes);
        out = Blob(std::move(bytes));
    }
};

/// Tag 1 and the seconds since the epoch, as a double when there is a fraction. A model's timestampFormat does not
/// count. A double keeps microseconds of today's dates; it is read as the microseconds of which it is the nearest.
template<> struct INIA_EXPORT codec<Timestamp> {
    static void write(Writer& writer, Timestamp value);
    static void read(Reader& reader, Timestamp& out);
};

/// An element of a sparse list or map; absent is `null`.
template<class T> struct codec<Optional<T>> {
    static constexpr bool takes_null = true;
    static void write(Writer& writer, Optional<T> const& value) {
        if (value.has_value())
            codec<T>::write(writer, *value);
        else
            writer.null();
    }
    static void read(Reader& reader, Optional<T>& out) {
        if (reader.null())
            out.reset();
        else
            codec<T>::read(reader, out.emplace());
    }
};

template<class T> struct codec<List<T>> {
    static void write(Writer& writer, List<T> const& list) {
        writer.begin_array(list.size());
        for (T const& element : list) codec<T>::write(writer, element);
    }
    static void read(Reader& reader, List<T>& out) {
        out.emplace();
        Items elements = reader.enter_array();
        out.reserve(elements.to_reserve(sizeof(T)));
        while (reader.next(elements)) {
            if constexpr (!detail::TakesNull<T>)
                if (reader.null()) continue;
            if (!reader.charge(sizeof(T))) return;
            codec<T>::read(reader, out.emplace_back());
        }
    }
};

template<class T> struct codec<Map<T>> {
    static void write(Writer& writer, Map<T> const& map) {
        writer.begin_map(map.size());
        for (MapEntry<T> const& entry : map) {
            writer.text(entry.first);
            codec<T>::write(writer, entry.second);
        }
    }
    static void read(Reader& reader, Map<T>& out) {
        out.emplace();
        Items entries = reader.enter_map();
        out.reserve(entries.to_reserve(sizeof(MapEntry<T>)));
        while (reader.next(entries)) {
            std::string_view const key = reader.key();
            if constexpr (!detail::TakesNull<T>)
                if (reader.null()) continue;
            if (!reader.ok() || !reader.charge(sizeof(MapEntry<T>))) return;
            codec<T>::read(reader, out.append(key));
        }
    }
};

template<class T> struct codec {
    static_assert(Described<T>, "inia: no CBOR form is known for this type");
    static void write(Writer& writer, T const& value) { write_struct<T>(writer, value); }
    static void read(Reader& reader, T& out) { read_struct<T>(reader, out); }
};

namespace detail {

/// A member's name as CBOR text, so that it costs one copy of constant length.
template<std::size_t Size> struct EncodedName {
    static constexpr std::size_t head_size = Size < 24 ? 1 : Size < 256 ? 2 : 3;
    char text[head_size + Size];
    constexpr explicit EncodedName(std::string_view name) : text{} {
        char* to = text;
        if constexpr (head_size == 1) {
            *to++ = static_cast<char>(0x60 | Size);
        } else {
            *to++ = static_cast<char>(head_size == 2 ? 0x78 : 0x79);
            if constexpr (head_size == 3) *to++ = static_cast<char>(Size >> 8);
            *to++ = static_cast<char>(Size & 0xff);
        }
        for (char const c : name) *to++ = c;
    }
};

/// All members but those of an event that are its headers or its payload: the protocol has no other places.
template<class D> inline constexpr bool in_map = D::traits.location == Location::body;

template<class D> inline constexpr EncodedName<D::traits.wire.size()> encoded_name{D::traits.wire};

template<class D, class T> void write_value(Writer& writer, T const& value) {
    writer.raw(std::string_view(encoded_name<D>.text, sizeof encoded_name<D>.text));
    codec<T>::write(writer, value);
}

template<class D, class M> void write_member(Writer& writer, M const& member) {
    if constexpr (in_map<D>) {
        bool const present = if_present(member, [&](auto const& value) { write_value<D>(writer, value); });
        if constexpr (D::traits.idempotency_token) {
            if (!present && !writer.idempotency_token().empty())
                write_value<D>(writer, std::string(writer.idempotency_token()));
        }
    }
}

/// Reads the value into the member if `key` is its name; returns whether it is.
template<class D, class M> bool read_member(Reader& reader, std::string_view key, M& member) {
    if constexpr (in_map<D>) {
        // Comparing lengths first leaves few candidates, and a comparison of constant length is a few instructions.
        constexpr std::string_view wire = D::traits.wire;
        if (key.size() != wire.size() || __builtin_memcmp(key.data(), wire.data(), wire.size()) != 0) return false;
        if (!reader.null()) {
            // Other members are a part of the structure around them, which is paid for.
            if constexpr (is_indirect_v<M>)
                if (!reader.charge(sizeof(member_value_t<M>))) return true;
            codec<member_value_t<M>>::read(reader, make_present(member));
        }
        return true;
    } else {
        return false;
    }
}

}  // namespace detail

template<Described T> void write_struct(Writer& writer, T const& value) {
    // How many members are present shows only at the end, so the map stays open.
    writer.begin_open_map();
    for_each_member<T>([&](auto d) { detail::write_member<decltype(d)>(writer, value.*d.pointer); });
    writer.end();
}

template<Described T> void read_struct(Reader& reader, T& out) {
    Items members = reader.enter_map();
    while (reader.next(members)) {
        std::string_view const key = reader.key();
        bool const known =
            any_member<T>([&](auto d) { return detail::read_member<decltype(d)>(reader, key, out.*d.pointer); });
        if (known || reader.null()) continue;
        if constexpr (requires { out.unknown_member; }) {
            if (key != "__type") out.unknown_member = key;
        }
        reader.skip();
    }
}

}  // namespace inia::cbor
