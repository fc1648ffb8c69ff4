#pragma once

#include <inia/core/detail/equal.hpp>
#include <inia/core/detail/initialises.hpp>
#include <inia/core/detail/throw.hpp>
#include <inia/core/export.hpp>

#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace inia {

/// A member that may be absent: std::optional's interface, without the cost that std::optional has in a model of
/// thousands of structures (GCC 12 spends quadratic time on its overloads), converting from and to it.
///
/// Unlike std::optional it returns by value from a temporary, so that
/// `for (auto& x : client.op({}).Member.value().List)` is sound, and it refuses the conversions that
/// detail::Sound lists. An aggregate takes double braces: `.Member = {{.Name = "n"}}`.
/// Moving a T must not throw. As with std::optional, `*` and `->` need a value; value() throws without one.
template<class T> class Optional {
    static constexpr bool trivial = __is_trivially_copyable(T);  // the trait's class template would cost per T

public:
    using value_type = T;

    constexpr Optional() noexcept : none_{} { claim(); }
    constexpr Optional(std::nullopt_t) noexcept : Optional() {}

    Optional(Optional const&)
        requires trivial
    = default;
    Optional(Optional const& other) : Optional() {
        if (other.has_value_) construct(other.value_);
    }
    Optional(Optional&&)
        requires trivial
    = default;
    Optional(Optional&& other) noexcept : Optional() {
        if (other.has_value_) construct(std::move(other.value_));
    }

    /// An aggregate, by value: for braces.
    Optional(T value)
        requires std::is_aggregate_v<T>
        : value_(std::move(value)),
          has_value_{true} {}

    /// Whatever initialises a T.
    template<class U>
        requires(!detail::same<std::remove_cvref_t<U>, Optional> && detail::Initialises<U, T>)
    Optional(U&& value) : value_(static_cast<T>(static_cast<U&&>(value))),
                          has_value_{true} {}

    /// A std::optional<T>, absent if that is empty.
    template<class U>
        requires detail::same<std::remove_cvref_t<U>, std::optional<T>>
    Optional(U&& other) : Optional() {
        if (other.has_value()) construct(*static_cast<U&&>(other));
    }

    Optional& operator=(Optional const&)
        requires trivial
    = default;
    Optional& operator=(Optional const& other) {
        if (this == &other) return *this;
        if (!other.has_value_) {
            reset();
        } else if (has_value_) {
            value_ = other.value_;
        } else {
            construct(other.value_);
        }
        return *this;
    }
    Optional& operator=(Optional&&)
        requires trivial
    = default;
    Optional& operator=(Optional&& other) noexcept {
        if (!other.has_value_) {
            reset();
        } else if (has_value_) {
            value_ = std::move(other.value_);
        } else {
            construct(std::move(other.value_));
        }
        return *this;
    }

    ~Optional()
        requires trivial
    = default;
    ~Optional() {
        if (has_value_) value_.~T();
    }

    constexpr bool has_value() const noexcept { return has_value_; }
    constexpr explicit operator bool() const noexcept { return has_value_; }

    /// The value; throws std::bad_optional_access if there is none.
    T& value() & INIA_LIFETIMEBOUND {
        if (!has_value_) detail::throw_absent();
        return value_;
    }
    T const& value() const& INIA_LIFETIMEBOUND {
        if (!has_value_) detail::throw_absent();
        return value_;
    }
    T value() && {
        if (!has_value_) detail::throw_absent();
        return std::move(value_);
    }
    T value() const&& {
        if (!has_value_) detail::throw_absent();
        return value_;
    }

    T& operator*() & noexcept INIA_LIFETIMEBOUND { return value_; }
    T const& operator*() const& noexcept INIA_LIFETIMEBOUND { return value_; }
    T operator*() && { return std::move(value_); }
    T operator*() const&& { return value_; }
    T* operator->() noexcept INIA_LIFETIMEBOUND { return &value_; }
    T const* operator->() const noexcept INIA_LIFETIMEBOUND { return &value_; }

    /// The value, or `other` converted to T.
    template<class U = T>
        requires detail::Initialises<U, T>
    T value_or(U&& other) const& {
        return has_value_ ? value_ : static_cast<T>(static_cast<U&&>(other));
    }
    template<class U = T>
        requires detail::Initialises<U, T>
    T value_or(U&& other) && {
        return has_value_ ? std::move(value_) : static_cast<T>(static_cast<U&&>(other));
    }

    /// Replaces the value by T(arguments...) and returns it. If that throws, there is no value.
    template<class... A> T& emplace(A&&... arguments) INIA_LIFETIMEBOUND {
        reset();
        construct(static_cast<A&&>(arguments)...);
        return value_;
    }

    void reset() noexcept {
        if (has_value_) {
            has_value_ = false;
            value_.~T();
            claim();
        }
    }

    /// Copied or moved into a std::optional<T>. Templates, so that std::optional<T> is instantiated only where used.
    template<class O>
        requires detail::same<O, std::optional<T>>
    operator O() const& {
        return has_value_ ? O{value_} : O{};
    }
    template<class O>
        requires detail::same<O, std::optional<T>>
    operator O() && {
        return has_value_ ? O{std::move(value_)} : O{};
    }

    bool operator==(Optional const& other) const {
        return has_value_ == other.has_value_ && (!has_value_ || value_ == other.value_);
    }
    bool operator==(std::nullopt_t) const noexcept { return !has_value_; }
    template<class U> bool operator==(Optional<U> const& other) const {
        return has_value_ == other.has_value() && (!has_value_ || detail::equal(value_, *other));
    }
    /// Absent is unequal to every value.
    template<class U>
        requires(!detail::is_std_optional<U>)
    bool operator==(U const& other) const {
        return has_value_ && detail::equal(value_, other);
    }

private:
    struct None {};

    // GCC 12 does not see through has_value_ when a sanitizer is on, and warns in the user's build that an absent
    // value may be used. The empty instruction says that it was written. For the same reason no constructor goes
    // through reset().
    constexpr void claim() noexcept {
#if defined(__GNUC__) && !defined(__clang__)
        if (!std::is_constant_evaluated()) __asm__("" : "=m"(value_));
#endif
    }

    template<class... A> void construct(A&&... arguments) {
        ::new (static_cast<void*>(&value_)) T(static_cast<A&&>(arguments)...);
        has_value_ = true;
    }

    union {
        None none_;
        T value_;
    };
    bool has_value_ = false;
};

/// Both may be absent. Free, and in both orders: std::optional has templates for it against any type, which say that
/// two absent ones differ.
template<class T, class U> bool operator==(Optional<T> const& left, std::optional<U> const& right) {
    return left.has_value() == right.has_value() && (!left.has_value() || detail::equal(*left, *right));
}
template<class T, class U> bool operator==(std::optional<T> const& left, Optional<U> const& right) {
    return right == left;
}

}  // namespace inia
