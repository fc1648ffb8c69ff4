#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::detail {

/// Whether T and U are the same type.
template<class T, class U> inline constexpr bool same = false;
template<class T> inline constexpr bool same<T, T> = true;

template<class T> inline constexpr bool is_std_optional = false;
template<class T> inline constexpr bool is_std_optional<std::optional<T>> = true;

template<class U, class T>
concept ConvertsTo = requires(void (*take)(T), U&& value) { take(static_cast<U&&>(value)); };

/// std::string takes a string_view only explicitly; for a member that copies its text anyway that is only in the way.
template<class U, class T>
concept ViewOfText = same<T, std::string> && ConvertsTo<U, std::string_view>;

/// Conversions that C++ has and a member must not have: a null pointer is no text, a pointer is no bool (so that a
/// literal is not `true`), and a fraction does not vanish into an integer.
template<class U, class T>
concept Sound = !same<U, std::nullptr_t>
             && (!same<T, bool> || same<U, bool>)&&!(std::is_floating_point_v<U> && std::is_integral_v<T>);

/// What may initialise a member of type T: whatever converts to it implicitly and soundly.
/// Constructors are templates over this, because a literal needs two conversions (text to string, string to
/// Optional) where C++ allows one.
template<class U, class T>
concept Initialises = Sound<std::remove_cvref_t<U>, T> && (ConvertsTo<U, T> || ViewOfText<U, T>);

/// char const*, std::string_view, std::string and what converts to the view by itself.
template<class U>
concept TextLike = !same<std::remove_cvref_t<U>, std::nullptr_t> && ConvertsTo<U, std::string_view>;

/// Text in a braced list. It takes one argument, so that {{"a", "b"}} cannot become one std::string(first, last) that
/// reads from one literal to the other. The string is mutable so that a list can move it out of the
/// initializer_list, which only ever exists for that.
class Text {
public:
    template<class U>
        requires Initialises<U, std::string>
    Text(U&& text) : text_(static_cast<U&&>(text)) {}

    std::string&& take() const noexcept { return std::move(text_); }

private:
    mutable std::string text_;
};

/// What a braced list of T holds.
template<class T> struct Element {
    using type = T;
    static T const& take(T const& value) noexcept { return value; }
};

template<> struct Element<std::string> {
    using type = Text;
    static std::string&& take(Text const& text) noexcept { return text.take(); }
};

}  // namespace inia::detail
