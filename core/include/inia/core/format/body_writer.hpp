#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>
#include <inia/core/shapes.hpp>

#include <string_view>
#include <type_traits>

namespace inia::format {

/// What is the same for the writers of all formats of bodies. Not thread-safe.
class INIA_EXPORT BodyWriter {
public:
    /// What an absent member with the idempotency trait gets; empty: it stays absent. Borrowed.
    std::string_view idempotency_token() const noexcept { return token_; }
    void set_idempotency_token(std::string_view token) noexcept { token_ = token; }

    /// Notes that a value has no form on the wire. `problem` is static text that follows the member's name, as in
    /// "must not be empty". The first refusal stays; what is written must not be sent.
    void refuse(char const* problem) noexcept {
        if (problem_ == nullptr) problem_ = problem;
    }
    /// Says whose value was refused, if one was; the innermost member stays.
    void blame(char const* member) noexcept {
        if (problem_ != nullptr && member_ == nullptr) member_ = member;
    }
    /// The text of the first refusal; null when there was none.
    char const* refused() const noexcept { return problem_; }
    /// Null, or a ValidationError that names operation and member.
    AnyError refusal(std::string_view operation) const;

private:
    std::string_view token_{};
    char const* problem_ = nullptr;
    char const* member_ = nullptr;
};

/// Whether some value of `T` has no form on the wire.
template<class T> inline constexpr bool may_be_refused = std::is_same_v<T, Timestamp>;
template<class T>
    requires(is_optional_v<T> || is_list_v<T> || is_map_v<T>)
inline constexpr bool may_be_refused<T> = may_be_refused<element_of_t<T>>;

/// Why a timestamp cannot be a date-time or an http-date.
inline constexpr char const* no_date = "must be a time of the years 1 to 9999: its format on the wire has no others";

}  // namespace inia::format
