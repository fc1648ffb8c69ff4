#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace inia::dynamodb {

namespace detail {

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

template<> struct attribute_codec<std::monostate> {
    static constexpr auto kind = detail::Kind::null;
    static void write(ItemWriter& out, std::monostate, AttributeForm) { out.null(); }
    static void read(ItemReader& in, detail::Kind found, std::monostate&, AttributeForm) {
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

    static void write(ItemWriter& out, std::variant<A...> const& value, AttributeForm form) {
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
    static void read(ItemReader& in, detail::Kind found, std::variant<A...>& out, AttributeForm form) {
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
    static bool read_if(ItemReader& in, std::string_view name, std::variant<A...>& out, AttributeForm form) {
        if (name != alternative_name<T>) return false;
        if constexpr (detail::can_be_made<T>()) detail::read_attribute(in, out.template emplace<T>(), form);
        return true;
    }
};

}  // namespace inia::dynamodb
