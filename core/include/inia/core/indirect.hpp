#pragma once

#include <inia/core/detail/equal.hpp>
#include <inia/core/detail/initialises.hpp>
#include <inia/core/detail/throw.hpp>
#include <inia/core/export.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace inia {

/// An optional member whose value lives on the heap, for a structure that contains itself other than through a list
/// or a map: T is a structure, and may be incomplete where the member is declared. Copies are deep. Otherwise as
/// Optional<T>.
template<class T> class Indirect {
public:
    using value_type = T;

    constexpr Indirect() noexcept = default;
    constexpr Indirect(std::nullopt_t) noexcept {}
    Indirect(Indirect const& other) : value_{other.value_ == nullptr ? nullptr : new T(*other.value_)} {}
    Indirect(Indirect&& other) noexcept : value_{std::exchange(other.value_, nullptr)} {}

    /// By value: for braces. Unconstrained, unlike Optional's: clang asks while T is not complete yet.
    Indirect(T value) : value_{new T(std::move(value))} {}

    /// Whatever initialises a T.
    template<class U>
        requires(!detail::same<std::remove_cvref_t<U>, Indirect> && detail::Initialises<U, T>)
    Indirect(U&& value) : value_{new T(static_cast<U&&>(value))} {}

    Indirect& operator=(Indirect other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~Indirect() {
        static_assert(std::is_aggregate_v<T>, "inia::Indirect is for structures");
        delete value_;
    }

    bool has_value() const noexcept { return value_ != nullptr; }
    explicit operator bool() const noexcept { return value_ != nullptr; }

    /// The value; throws std::bad_optional_access if there is none.
    T& value() & INIA_LIFETIMEBOUND {
        if (value_ == nullptr) detail::throw_absent();
        return *value_;
    }
    T const& value() const& INIA_LIFETIMEBOUND {
        if (value_ == nullptr) detail::throw_absent();
        return *value_;
    }
    T value() && {
        if (value_ == nullptr) detail::throw_absent();
        return std::move(*value_);
    }
    T value() const&& {
        if (value_ == nullptr) detail::throw_absent();
        return *value_;
    }

    T& operator*() & noexcept INIA_LIFETIMEBOUND { return *value_; }
    T const& operator*() const& noexcept INIA_LIFETIMEBOUND { return *value_; }
    T operator*() && { return std::move(*value_); }
    T operator*() const&& { return *value_; }
    T* operator->() noexcept INIA_LIFETIMEBOUND { return value_; }
    T const* operator->() const noexcept INIA_LIFETIMEBOUND { return value_; }

    /// The value, or `other` converted to T.
    template<class U = T>
        requires detail::Initialises<U, T>
    T value_or(U&& other) const& {
        return value_ != nullptr ? *value_ : static_cast<T>(static_cast<U&&>(other));
    }
    template<class U = T>
        requires detail::Initialises<U, T>
    T value_or(U&& other) && {
        return value_ != nullptr ? std::move(*value_) : static_cast<T>(static_cast<U&&>(other));
    }

    /// Replaces the value by T(arguments...) and returns it. The arguments may come from the old value.
    template<class... A> T& emplace(A&&... arguments) INIA_LIFETIMEBOUND {
        delete std::exchange(value_, new T(static_cast<A&&>(arguments)...));
        return *value_;
    }

    void reset() noexcept { delete std::exchange(value_, nullptr); }

    bool operator==(Indirect const& other) const {
        return has_value() == other.has_value() && (!has_value() || *value_ == *other.value_);
    }
    bool operator==(std::nullopt_t) const noexcept { return !has_value(); }
    template<class U> bool operator==(U const& other) const { return has_value() && detail::equal(*value_, other); }

private:
    T* value_ = nullptr;
};

}  // namespace inia
