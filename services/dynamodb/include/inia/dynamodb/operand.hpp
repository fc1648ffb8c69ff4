#pragma once

#include <inia/core/export.hpp>
#include <inia/dynamodb/attribute_codec.hpp>
#include <inia/dynamodb/expression.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// Which values and attributes fit together in an expression, and how values get into it.
namespace inia::dynamodb::detail {

/// An attribute, or a function of one, as expressions take it. It has `owner_type` (the item's type, void for any),
/// `value_type` (AttributeValue for any), `form` and `expression()`.
template<class T>
concept Operand = requires { typename T::inia_operand; };
/// An operand that is an attribute.
template<class T>
concept PathOperand = requires { typename T::inia_path; };

template<class T> struct OwnerOf {
    using type = void;
};
template<Operand T> struct OwnerOf<T> {
    using type = typename T::owner_type;
};
template<class T> using owner_of_t = typename OwnerOf<T>::type;

template<class T> struct Unwrapped {
    using type = T;
};
template<class T>
    requires is_nullable<T>
struct Unwrapped<T> : Unwrapped<typename holds<T>::type> {};
/// What an optional or a pointer holds; an attribute is compared as that.
template<class T> using unwrapped_t = typename Unwrapped<T>::type;

/// What `kind_of` says of types whose values are of several kinds.
inline constexpr auto any_kind = static_cast<Kind>(0xff);

/// The kind of attribute that values of T become.
template<class T> constexpr Kind kind_of(AttributeForm form) {
    if constexpr (is_nullable<T>)
        return kind_of<unwrapped_t<T>>(form);
    else if constexpr (StoredAs<T>)
        return kind_of<typename attribute_codec<T>::Stored>(form);
    else if constexpr (is_time<T>)
        return form.time == TimeForm::iso8601 ? Kind::string : Kind::number;
    else if constexpr (std::is_enum_v<T>)
        return attribute_codec<T>::described && form.enumeration == EnumForm::name ? Kind::string : Kind::number;
    else if constexpr (requires { attribute_codec<T>::kind; })
        return attribute_codec<T>::kind;
    else
        return any_kind;
}

template<class T> constexpr bool one_of_kinds(AttributeForm form, auto... kinds) {
    Kind const kind = kind_of<T>(form);
    return kind == any_kind || (... || (kind == kinds));
}

template<class T> inline constexpr bool is_any = std::is_same_v<T, AttributeValue>;
template<class T> inline constexpr bool is_numeric = PlainNumber<T> || std::is_same_v<T, Number>;
template<class T>
inline constexpr bool is_text = std::is_convertible_v<T const&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;
template<class T> inline constexpr bool is_stored_text = std::is_same_v<T, std::string> || is_open_enum_v<T>;
template<class T> inline constexpr bool is_byte_span = false;
template<class B, std::size_t Extent>
inline constexpr bool is_byte_span<std::span<B, Extent>> = is_byte<std::remove_const_t<B>>;
template<class T>
inline constexpr bool is_binary = std::is_same_v<T, Blob> || Bytes<T> || FixedBytes<T> || is_byte_span<T>;

/// Whether values of V compare with an attribute that holds a T.
template<class T, class V> constexpr bool value_fits() {
    if constexpr (std::is_same_v<T, V> || is_any<T>)
        return true;
    else if constexpr (StoredAs<T> || std::is_same_v<V, bool> || std::is_same_v<T, bool>)
        return false;
    else if constexpr (is_open_enum_v<T>)
        return is_text<V> || std::is_same_v<V, typename T::Value>;
    else if constexpr (std::is_same_v<T, std::string>)
        return is_text<V> || is_open_enum_v<V>;
    else if constexpr (is_numeric<T>)
        return is_numeric<V>;
    else if constexpr (is_binary<T>)
        return is_binary<V>;
    else if constexpr (is_time<T>)
        return is_time<V>;
    else if constexpr (is_duration<T>)
        return is_duration<V> && std::is_convertible_v<V, T>;
    else
        return false;
}

/// Whether two attributes compare: they must also be in the same form.
template<class A, class B> constexpr bool operand_fits() {
    using T = typename A::value_type;
    using V = typename B::value_type;
    if constexpr (is_any<T> || is_any<V>)
        return true;
    else if constexpr (is_stored_text<T> && is_stored_text<V>)
        return true;
    else if constexpr (is_time<T> && is_time<V>)
        return A::form.time == B::form.time
            && (A::form.time != TimeForm::iso8601 || fraction_digits<T> == fraction_digits<V>);
    else if constexpr (std::is_enum_v<T>)
        return std::is_same_v<T, V> && A::form.enumeration == B::form.enumeration;
    else if constexpr (is_duration<T>)
        return std::is_same_v<T, V>;
    else
        return value_fits<T, V>();
}

/// Whether a time has more digits than the texts of attribute A, of which the rest would not sort with them.
template<class A, class V> constexpr bool is_finer() {
    using T = typename A::value_type;
    if constexpr (is_time<T> && is_time<V>)
        return A::form.time == TimeForm::iso8601 && fraction_digits<V> > fraction_digits<T>;
    else
        return false;
}

template<class A, class V> constexpr bool fits() {
    if constexpr (Operand<V>)
        return operand_fits<A, V>();
    else
        return value_fits<typename A::value_type, V>() && !is_finer<A, V>();
}

/// A comparison of attribute A with an operand or value V, looked at by the compiler.
template<class A, class V> struct Comparison {
    static_assert(fits<A, V>() || is_finer<A, V>(),
                  "inia: this attribute cannot be compared with a value of this type");
    static_assert(!is_finer<A, V>(), "inia: this time is finer than those of the attribute, which stand as text and "
                                     "cannot be compared with it; round it with std::chrono::floor");
    static constexpr bool fit = fits<A, V>();
};

/// The same, for comparisons that need an order.
template<class A, class V> struct Ordering : Comparison<A, V> {
    static_assert(!fits<A, V>()
                      || one_of_kinds<typename A::value_type>(A::form, Kind::number, Kind::string, Kind::binary),
                  "inia: DynamoDB orders numbers, strings and bytes only; compare this attribute with == or !=");
};

/// Where a value is written, to become part of an expression.
class INIA_EXPORT ValueText {
public:
    ValueText() noexcept : out_(json_) {}
    ItemWriter& out() noexcept { return out_; }
    /// What was written; if it has no form in DynamoDB, an error that says it was for that attribute.
    Expression expression(Expression const& path) const;

private:
    json::Writer json_;
    ItemWriter out_;
};

INIA_EXPORT Expression text_value(std::string_view text);
INIA_EXPORT Expression null_value();

/// The value as an attribute of type T has it.
template<class T, class V> Expression value_for(V const& value, AttributeForm const& form, Expression const& path) {
    if constexpr (!std::is_same_v<T, V> && is_text<V>) {
        return text_value(value);
    } else if constexpr (std::is_same_v<V, std::nullptr_t>) {
        return null_value();
    } else {
        ValueText text;
        if constexpr (is_open_enum_v<T> || is_duration<T>)
            attribute_codec<T>::write(text.out(), T(value), form);
        else if constexpr (is_time<T>)
            text.out().time(value, form.time, fraction_digits<T>);
        else
            attribute_codec<V>::write(text.out(), value, form);
        return text.expression(path);
    }
}

/// The other side of a comparison with `path`, which is attribute A.
template<class A, class V> Expression argument_for(V const& argument, Expression const& path) {
    if constexpr (Operand<V>)
        return argument.expression();
    else
        return value_for<typename A::value_type>(argument, A::form, path);
}

}  // namespace inia::dynamodb::detail
