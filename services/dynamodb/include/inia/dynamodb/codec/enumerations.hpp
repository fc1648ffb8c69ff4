#pragma once

#include <inia/core/reflect.hpp>
#include <inia/dynamodb/codec/attribute_codec.hpp>

#include <boost/describe/enumerators.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace inia::dynamodb {

/// By the enumerator's name where Boost.Describe knows it, otherwise as a number.
template<class E>
    requires std::is_enum_v<E>
struct attribute_codec<E> {
    using Value = std::underlying_type_t<E>;
    static constexpr bool described = boost::describe::has_describe_enumerators<E>::value;

    static void write(ItemWriter& out, E value, AttributeForm form) {
        if constexpr (described) {
            if (form.enumeration == EnumForm::name) {
                std::string_view const name = name_of(value);
                if (name.data()) return out.string(name);
                return out.fail("a described enumerator", std::to_string(static_cast<Value>(value)));
            }
        }
        out.number(static_cast<Value>(value));
    }
    static void read(ItemReader& in, detail::Kind found, E& out, AttributeForm form) {
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

}  // namespace inia::dynamodb
