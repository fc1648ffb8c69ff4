#pragma once

#include <inia/core/error.hpp>

#include <memory>
#include <utility>

namespace inia {

/// The answer of a call that does not throw: a `T`, or the error. `T` may be move-only.
template<class T> class [[nodiscard]] Result {
public:
    /// A value as it is by default.
    Result()
        requires std::is_default_constructible_v<T>
        : has_value_(true) {
        std::construct_at(std::addressof(value_));
    }
    Result(T value) : value_(std::move(value)), has_value_(true) {}
    Result(AnyError error) : has_value_(false), error_(std::move(error)) {}
    template<class E>
        requires std::is_base_of_v<Error, E>
    Result(E error) : Result(AnyError(std::move(error))) {}

    Result(Result const& other)
        requires std::is_copy_constructible_v<T>
        : has_value_(other.has_value_),
          error_(other.error_) {
        if (has_value_) std::construct_at(std::addressof(value_), other.value_);
    }
    Result(Result&& other) noexcept(std::is_nothrow_move_constructible_v<T>)
        : has_value_(other.has_value_),
          error_(std::move(other.error_)) {
        if (has_value_) std::construct_at(std::addressof(value_), std::move(other.value_));
    }
    Result& operator=(Result other) {
        std::destroy_at(this);
        return *std::construct_at(this, std::move(other));
    }
    ~Result() {
        if (has_value_) std::destroy_at(std::addressof(value_));
    }

    bool has_value() const noexcept { return has_value_; }
    explicit operator bool() const noexcept { return has_value_; }

    /// Puts the error in place of the value. Precondition: there is a value.
    void fail(AnyError error) {
        std::destroy_at(std::addressof(value_));
        has_value_ = false;
        error_ = std::move(error);
    }

    /// The value; throws the error with its own type when there is none.
    T& value() & INIA_LIFETIMEBOUND { return check(), value_; }
    T const& value() const& INIA_LIFETIMEBOUND { return check(), value_; }
    T value() && { return check(), std::move(value_); }
    T& operator*() & INIA_LIFETIMEBOUND { return value(); }
    T const& operator*() const& INIA_LIFETIMEBOUND { return value(); }
    T operator*() && { return std::move(*this).value(); }
    T* operator->() INIA_LIFETIMEBOUND { return std::addressof(value()); }
    T const* operator->() const INIA_LIFETIMEBOUND { return std::addressof(value()); }

    /// The error; null when there is a value.
    AnyError const& error() const noexcept INIA_LIFETIMEBOUND { return error_; }

private:
    void check() const {
        if (!has_value_) error_.raise();
    }

    union {
        T value_;
    };
    bool has_value_;
    AnyError error_;
};

}  // namespace inia
