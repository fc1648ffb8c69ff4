#pragma once

#include <inia/core/map.hpp>
#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <string>
#include <string_view>

namespace inia::dynamodb {

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
template<class V, class F> void read_entries(ItemReader& in, Kind found, AttributeForm form, F place) {
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

    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        detail::write_entries<T, Value>(out, value,
                                        [&](Value const& entry) { attribute_codec<Value>::write(out, entry, form); });
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
        out.clear();
        if constexpr (detail::can_be_made<Value>())
            detail::read_entries<Value>(in, found, form, [&](std::string const& name) -> Value& { return out[name]; });
    }
};

template<class V> struct attribute_codec<Map<V>> {
    static constexpr auto kind = detail::Kind::map;

    static void write(ItemWriter& out, Map<V> const& value, AttributeForm form) {
        detail::write_entries<Map<V>, V>(out, value,
                                         [&](V const& entry) { attribute_codec<V>::write(out, entry, form); });
    }
    static void read(ItemReader& in, detail::Kind found, Map<V>& out, AttributeForm form) {
        out.emplace();
        detail::read_entries<V>(in, found, form, [&](std::string const& name) -> V& { return out.append(name); });
    }
};

}  // namespace inia::dynamodb
