#pragma once

#include <inia/core/export.hpp>
#include <inia/core/json/reader.hpp>
#include <inia/core/json/writer.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

/// Typed values to and from JSON: a fold over the descriptors of each structure, instantiated in the service's library.
namespace inia::json {

/// How values of `T` stand in JSON. The types of shapes.hpp and described structures have it; users may specialise it
/// for their own. A specialisation has
///
///     static void write(Writer& writer, T const& value, Shape const& shape);
///     static void read(Reader& reader, T& out, Shape const& shape);     // `out` may hold an old value
///
/// Numbers outside of T's range are errors. `null` never reaches `read` unless T says `takes_null`.
template<class T> struct codec;

/// Writes an object with the present members of `value` that travel in a body. A member that wants an idempotency token
/// and is absent gets the writer's, if that has one. Codegen instantiates this once per structure.
template<Described T> void write_struct(Writer& writer, T const& value);

/// Reads an object into the members that travel in a body. Members that are absent or null keep what they were; of a
/// member given twice the last one counts; what the model does not know is passed over. Codegen instantiates this once
/// per structure.
template<Described T> void read_struct(Reader& reader, T& out);

namespace detail {

inline constexpr Shape plain_shape{};
inline Shape const& value_shape(Shape const& shape) noexcept { return shape.value ? *shape.value : plain_shape; }

/// Whether `codec<T>` reads `null` as a value. Elsewhere a null in a list or map is left out, as Smithy's clients do.
template<class T>
concept TakesNull = requires { codec<T>::takes_null; };

}  // namespace detail

template<> struct codec<bool> {
    static void write(Writer& writer, bool value, Shape const&) { writer.boolean(value); }
    static void read(Reader& reader, bool& out, Shape const&) { reader.boolean(out); }
};

template<std::integral T> struct codec<T> {
    static void write(Writer& writer, T value, Shape const&) {
        if constexpr (std::signed_integral<T>)
            writer.integer(std::int64_t{value});
        else
            writer.integer(std::uint64_t{value});
    }
    static void read(Reader& reader, T& out, Shape const&) {
        std::int64_t value = 0;
        reader.integer(value);
        if (std::in_range<T>(value))
            out = static_cast<T>(value);
        else
            reader.fail("the number does not fit its type");
    }
};

template<std::floating_point T> struct codec<T> {
    static void write(Writer& writer, T value, Shape const&) { writer.number(value); }
    static void read(Reader& reader, T& out, Shape const&) { reader.number(out); }
};

template<> struct codec<std::string> {
    static void write(Writer& writer, std::string const& value, Shape const&) { writer.string(value); }
    static void read(Reader& reader, std::string& out, Shape const&) { reader.string(out); }
};

template<class T>
    requires is_open_enum_v<T>
struct codec<T> {
    static void write(Writer& writer, T const& value, Shape const&) { writer.string(value.to_string_view()); }
    static void read(Reader& reader, T& out, Shape const&) { out = T(reader.text()); }
};

/// In base64.
template<> struct codec<Blob> {
    static void write(Writer& writer, Blob const& value, Shape const&) { writer.base64(value.text()); }
    static void read(Reader& reader, Blob& out, Shape const&) {
        std::string bytes;
        reader.base64(bytes);
        out = Blob(std::move(bytes));
    }
};

/// As the shape says; seconds since the epoch, with a fraction if there is one, when it says nothing. Reads any of the
/// forms, whatever the shape says.
template<> struct INIA_EXPORT codec<Timestamp> {
    static void write(Writer& writer, Timestamp value, Shape const& shape);
    static void read(Reader& reader, Timestamp& out, Shape const& shape);
};

template<> struct INIA_EXPORT codec<Document> {
    static constexpr bool takes_null = true;
    static void write(Writer& writer, Document const& value, Shape const& shape);
    static void read(Reader& reader, Document& out, Shape const& shape);
};

/// An element of a sparse list or map; absent is `null`.
template<class T> struct codec<Optional<T>> {
    static constexpr bool takes_null = true;
    static void write(Writer& writer, Optional<T> const& value, Shape const& shape) {
        if (value.has_value())
            codec<T>::write(writer, *value, shape);
        else
            writer.null();
    }
    static void read(Reader& reader, Optional<T>& out, Shape const& shape) {
        if (reader.null())
            out.reset();
        else
            codec<T>::read(reader, out.emplace(), shape);
    }
};

template<class T> struct codec<List<T>> {
    static void write(Writer& writer, List<T> const& value, Shape const& shape) {
        Shape const& element_shape = detail::value_shape(shape);
        char separator = '[';
        for (T const& element : value) {
            writer.raw(separator);
            codec<T>::write(writer, element, element_shape);
            separator = ',';
        }
        if (separator == '[') writer.raw('[');
        writer.raw(']');
    }
    static void read(Reader& reader, List<T>& out, Shape const& shape) {
        Shape const& element_shape = detail::value_shape(shape);
        out.emplace();
        if (!reader.enter_array()) return;
        do {
            if constexpr (!detail::TakesNull<T>)
                if (reader.null()) continue;
            if (!reader.charge(sizeof(T))) return;
            T& element = out.emplace_back();
            if constexpr (is_map_v<T>)
                codec<T>::read_like(reader, element, element_shape, out.size() > 1 ? &out[out.size() - 2] : nullptr);
            else
                codec<T>::read(reader, element, element_shape);
        } while (reader.next_element());
    }
};

template<class T> struct codec<Map<T>> {
    static void write(Writer& writer, Map<T> const& value, Shape const& shape) {
        Shape const& entry_shape = detail::value_shape(shape);
        char separator = '{';
        for (auto const& entry : value) {
            writer.raw(separator);
            writer.string(entry.first);
            writer.raw(':');
            codec<T>::write(writer, entry.second, entry_shape);
            separator = ',';
        }
        if (separator == '{') writer.raw('{');
        writer.raw('}');
    }
    static void read(Reader& reader, Map<T>& out, Shape const& shape) { read_like(reader, out, shape, nullptr); }
    /// `like` is null, or the map that stands before this one in a list: items of a table have the same keys, mostly in
    /// the same order.
    static void read_like(Reader& reader, Map<T>& out, Shape const& shape, Map<T> const* like) {
        Shape const& entry_shape = detail::value_shape(shape);
        out.emplace();
        if (!reader.enter_object()) return;
        if (like != nullptr) out.reserve(like->size());
        std::size_t expected = 0;  // entries that are as in `like`
        do {
            std::string_view key;
            // As long as all keys were as in `like`, where none stands twice, this one has not come before.
            bool known = like != nullptr && expected == out.size() && expected < like->size();
            if (known) key = like->begin()[expected].first;
            if (!known || !reader.key_again(key)) {
                std::string_view const likely = key;
                key = reader.key();
                known = known && key == likely;
            }
            if constexpr (!detail::TakesNull<T>)
                if (reader.null()) continue;
            if (!reader.ok() || !reader.charge(sizeof(MapEntry<T>))) return;
            if (known) ++expected;
            codec<T>::read(reader, known ? out.append_new(key) : out.append(key), entry_shape);
        } while (reader.next_member());
    }
};

template<class T> struct codec {
    static_assert(Described<T>, "inia: no JSON form is known for this type");
    static void write(Writer& writer, T const& value, Shape const&) { write_struct<T>(writer, value); }
    static void read(Reader& reader, T& out, Shape const&) { read_struct<T>(reader, out); }
};

namespace detail {

template<class D> inline constexpr bool in_body = D::traits.location == Location::body;

/// `,"Name":`, so that a member costs one copy of constant length. The first comma of an object becomes its brace.
template<std::size_t Size> struct MemberPrefix {
    char text[Size + 4];
    constexpr explicit MemberPrefix(std::string_view wire) : text{} {
        char* to = text;
        *to++ = ',';
        *to++ = '"';
        for (char const c : wire) *to++ = c;
        *to++ = '"';
        *to++ = ':';
    }
};

constexpr bool is_plain(std::string_view wire) {
    for (char const c : wire)
        if (c < 0x20 || c == '"' || c == '\\') return false;
    return true;
}

template<class D> inline constexpr MemberPrefix<D::traits.wire.size()> member_prefix{D::traits.wire};

template<class D, class T> void write_value(Writer& writer, T const& value) {
    static_assert(is_plain(D::traits.wire), "inia: a member's wire name needs escapes");
    writer.raw(std::string_view(member_prefix<D>.text, sizeof member_prefix<D>.text));
    codec<T>::write(writer, value, D::shape);
    if constexpr (format::may_be_refused<T>) writer.blame(D::name);
}

template<class D, class M> void write_member(Writer& writer, M const& member) {
    if constexpr (in_body<D>) {
        bool const present = if_present(member, [&](auto const& value) { write_value<D>(writer, value); });
        if constexpr (D::traits.idempotency_token) {
            if (!present && !writer.idempotency_token().empty())
                write_value<D>(writer, std::string(writer.idempotency_token()));
        }
    }
}

/// Reads the value into the member if `key` is its name; returns whether it is.
template<class D, class M> bool read_member(Reader& reader, std::string_view key, M& member) {
    if constexpr (!in_body<D>) {
        return false;
    } else {
        // Comparing lengths first leaves few candidates, and a comparison of constant length is a few instructions.
        constexpr std::string_view wire = D::traits.wire;
        if (key.size() != wire.size() || __builtin_memcmp(key.data(), wire.data(), wire.size()) != 0) return false;
        if (!reader.null()) {
            // Other members are a part of the structure around them, which is paid for.
            if constexpr (is_indirect_v<M>)
                if (!reader.charge(sizeof(member_value_t<M>))) return true;
            codec<member_value_t<M>>::read(reader, make_present(member), D::shape);
        }
        return true;
    }
}

}  // namespace detail

template<Described T> void write_struct(Writer& writer, T const& value) {
    std::size_t const start = writer.size();
    for_each_member<T>([&](auto d) { detail::write_member<decltype(d)>(writer, value.*d.pointer); });
    if (writer.size() == start)
        writer.raw('{');
    else
        writer.replace(start, '{');
    writer.raw('}');
}

template<Described T> void read_struct(Reader& reader, T& out) {
    if (!reader.enter_object()) return;
    do {
        std::string_view const key = reader.key();
        bool const known =
            any_member<T>([&](auto d) { return detail::read_member<decltype(d)>(reader, key, out.*d.pointer); });
        if (known) continue;
        if constexpr (requires { out.unknown_member; }) {
            if (reader.null()) continue;  // a member that is not set
            if (key != "__type") out.unknown_member = key;
        }
        reader.skip();
    } while (reader.next_member());
}

}  // namespace inia::json
