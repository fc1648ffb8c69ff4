#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/elements.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace inia::dynamodb {

/// A std::array, pair or tuple: a list of that many elements.
template<detail::Tuple T> struct attribute_codec<T> {
    static constexpr std::size_t size = std::tuple_size_v<T>;
    static constexpr auto kind = detail::Kind::list;

    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        out.begin_list();
        each([&]<std::size_t I>(std::integral_constant<std::size_t, I>) {
            if (I != 0) out.separate();
            attribute_codec<std::remove_cvref_t<std::tuple_element_t<I, T>>>::write(out, std::get<I>(value), form);
            if (out.failed()) out.within(I);
            return out.failed();
        });
        out.end_list();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
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

}  // namespace inia::dynamodb
