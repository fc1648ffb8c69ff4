#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/elements.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::dynamodb {

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

    static void write(ItemWriter& out, T const& value, AttributeForm) {
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
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) {
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

}  // namespace inia::dynamodb
