#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/elements.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <cstddef>
#include <type_traits>

namespace inia::dynamodb {

/// A std::vector, list, deque or inia::List.
template<detail::Sequence T>
    requires(!detail::Bytes<T>)
struct attribute_codec<T> {
    using Element = typename T::value_type;
    static constexpr auto kind = detail::Kind::list;

    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        out.begin_list();
        detail::write_elements(out, value,
                               [&](auto const& element) { attribute_codec<Element>::write(out, element, form); });
        out.end_list();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
        if (!in.expect(found, detail::Kind::list)) return;
        out.clear();
        if constexpr (is_list_v<T>) out.emplace();
        detail::read_elements(in, [&](std::size_t) {
            if (!in.charge(sizeof(Element))) return;
            if constexpr (!detail::can_be_made<Element>()) {
                return;
            } else if constexpr (std::is_same_v<Element, bool>) {
                bool element = false;
                detail::read_attribute(in, element, form);
                out.push_back(element);
            } else {
                detail::read_attribute(in, out.emplace_back(), form);
            }
        });
    }
};

}  // namespace inia::dynamodb
