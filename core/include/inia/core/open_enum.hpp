#pragma once

#include <inia/core/detail/initialises.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace inia {

/// The wire texts of an enumeration, in ascending byte order: text number i belongs to enumerator number i.
/// One literal and its offsets, because a table of string_views needs a relocation for every value of every service.
struct EnumTable {
    char const* text = nullptr;           ///< All texts, one behind the other, nothing in between.
    std::uint32_t const* ends = nullptr;  ///< Text i is [ends[i - 1], ends[i]); text 0 starts at 0.
    std::uint16_t size = 0;               ///< Number of texts, at most 65,534.

    /// Text number `index`, which must be less than `size`.
    constexpr std::string_view operator[](std::size_t index) const noexcept {
        std::uint32_t const begin = index == 0 ? 0 : ends[index - 1];
        return {text + begin, ends[index] - begin};
    }
};

namespace detail {

inline constexpr std::uint16_t unknown_enumerator = 0xFFFF;

/// Number of the enumerator with this wire text, or unknown_enumerator.
INIA_EXPORT std::uint16_t find_enumerator(EnumTable table, std::string_view text) noexcept;
/// Null for the empty text, else a copy to be given to free_enum_text.
INIA_EXPORT std::string const* copy_enum_text(std::string_view text);
INIA_EXPORT void free_enum_text(std::string const* text) noexcept;

}  // namespace detail

/// A string enumeration of a service that may grow: a text the model does not know is kept and sent back unchanged.
/// 16 bytes; a known value owns nothing. Default constructed it is unknown, with the empty text.
///
/// Codegen emits two classes per enumeration, the enumerators in ascending byte order of their wire texts, so that
/// a text is found by binary search without a further table:
///
///     struct ObjectCannedACLValues {
///         enum class Value : std::uint16_t { authenticated_read, private_, public_read };
///         INIA_EXPORT static ::inia::EnumTable table() noexcept;
///     };
///     /// (documentation of the shape)
///     class ObjectCannedACL : public ::inia::OpenEnum<ObjectCannedACLValues> {
///     public:
///         using OpenEnum::OpenEnum;
///         static constexpr Value authenticated_read = Value::authenticated_read;
///         static constexpr Value private_ = Value::private_;
///         static constexpr Value public_read = Value::public_read;
///     };
///
/// and in one of the service's .cpp files
///
///     ::inia::EnumTable ObjectCannedACLValues::table() noexcept {
///         static constexpr std::uint32_t ends[] = {18, 25, 36};
///         return {"authenticated-read" "private" "public-read", ends, 3};
///     }
///
/// An enumerator must not be called like a member below (Value, is_known, str, to_string_view) nor, as everywhere,
/// like a keyword or a macro: it gets a trailing underscore then. An enumeration without values has `ends` null.
///
/// A `switch` over the object works on the known values; an unknown one equals no enumerator and takes `default`.
template<class Values> class OpenEnum {
public:
    using Value = typename Values::Value;
    using inia_open_enum = OpenEnum;

    constexpr OpenEnum() noexcept = default;
    constexpr OpenEnum(Value value) noexcept : value_{value} {}
    /// From the wire text: char const*, string_view or string. A template, so that two texts in braces are not two
    /// ends of one.
    template<class U>
        requires detail::TextLike<U>
    OpenEnum(U&& text) : OpenEnum{Lookup{}, text} {}

    OpenEnum(OpenEnum const& other) : value_{other.value_} {
        if (other.unknown_ != nullptr) unknown_ = detail::copy_enum_text(*other.unknown_);
    }
    OpenEnum(OpenEnum&& other) noexcept
        : value_{std::exchange(other.value_, unknown_value)},
          unknown_{std::exchange(other.unknown_, nullptr)} {}
    OpenEnum& operator=(OpenEnum other) noexcept {
        std::swap(value_, other.value_);
        std::swap(unknown_, other.unknown_);
        return *this;
    }
    constexpr ~OpenEnum() {
        if (unknown_ != nullptr) detail::free_enum_text(unknown_);
    }

    /// The enumerator, for switch; a value that is no enumerator when the text is unknown.
    constexpr operator Value() const noexcept { return value_; }

    /// Whether the model knows the text.
    constexpr bool is_known() const noexcept { return value_ != unknown_value; }

    /// The wire text. It lives as long as this object if the text is unknown, else for ever.
    std::string_view to_string_view() const noexcept INIA_LIFETIMEBOUND {
        if (unknown_ != nullptr) return *unknown_;
        auto const table = Values::table();
        auto const index = static_cast<std::uint16_t>(value_);
        return index < table.size ? table[index] : std::string_view{""};
    }

    /// The wire text, copied.
    std::string str() const { return std::string{to_string_view()}; }

    // One overload for each thing a value is compared with, each exact: no call is ambiguous, reversed ones included.
    bool operator==(OpenEnum const& other) const noexcept {
        return value_ == other.value_ && (is_known() || to_string_view() == other.to_string_view());
    }
    constexpr bool operator==(Value value) const noexcept { return value_ == value; }
    bool operator==(std::string_view text) const noexcept { return to_string_view() == text; }
    bool operator==(std::string const& text) const noexcept { return to_string_view() == text; }
    bool operator==(char const* text) const noexcept { return to_string_view() == text; }

private:
    static constexpr Value unknown_value = static_cast<Value>(detail::unknown_enumerator);

    struct Lookup {};
    OpenEnum(Lookup, std::string_view text) : value_{detail::find_enumerator(Values::table(), text)} {
        if (!is_known()) unknown_ = detail::copy_enum_text(text);
    }

    Value value_ = unknown_value;
    std::string const* unknown_ = nullptr;  // the text, when it is neither known nor empty
};

}  // namespace inia
