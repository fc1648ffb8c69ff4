#pragma once

#include <inia/core/detail/equal.hpp>
#include <inia/core/detail/initialises.hpp>
#include <inia/core/export.hpp>
#include <inia/core/list.hpp>
#include <inia/core/map.hpp>

#include <type_traits>
#include <utility>

namespace inia {
namespace detail {

/// False, but only known to be once it is instantiated.
template<class Member> inline constexpr bool given = false;

}  // namespace detail

/// A member that a request must be given. Leaving it out is a compile error that names request and member, through
/// `Member`, a class nested in the request and never defined:
///
///     struct GetObjectRequest {
///         struct required { class Bucket; class Key; };
///         Required<std::string, required::Bucket> Bucket;      // no {} here: that would ask for the value
///
/// It converts to T const&. For a list or map it is that list or map, by inheritance, so that braces work alike.
/// Only for structures that are never decoded. Traits call it default constructible; only a use tells otherwise.
template<class T, class Member> class Required {
public:
    using value_type = T;

    /// Compiles until it is used: only then is the body instantiated. Compilers name Member in every context so,
    /// which they do not if it is deleted or constrained away; and it must be a true default constructor, no template,
    /// or an omitted list would be taken for an initializer_list of nothing.
    Required() { static_assert(detail::given<Member>, "inia: a required member is missing"); }

    /// An aggregate, by value: for braces.
    Required(T value)
        requires std::is_aggregate_v<T>
        : value_(std::move(value)) {}

    /// Whatever initialises a T.
    template<class U>
        requires(!detail::same<std::remove_cvref_t<U>, Required> && detail::Initialises<U, T>)
    Required(U&& value) : value_(static_cast<T>(static_cast<U&&>(value))) {}

    T& get() & noexcept INIA_LIFETIMEBOUND { return value_; }
    T const& get() const& noexcept INIA_LIFETIMEBOUND { return value_; }
    T get() && { return std::move(value_); }

    T& value() & noexcept INIA_LIFETIMEBOUND { return value_; }
    T const& value() const& noexcept INIA_LIFETIMEBOUND { return value_; }
    T value() && { return std::move(value_); }

    T& operator*() & noexcept INIA_LIFETIMEBOUND { return value_; }
    T const& operator*() const& noexcept INIA_LIFETIMEBOUND { return value_; }
    T operator*() && { return std::move(value_); }
    T* operator->() noexcept INIA_LIFETIMEBOUND { return &value_; }
    T const* operator->() const noexcept INIA_LIFETIMEBOUND { return &value_; }

    operator T const&() const& noexcept INIA_LIFETIMEBOUND { return value_; }
    operator T() && { return std::move(value_); }

    bool operator==(Required const& other) const { return value_ == other.value_; }
    template<class U> bool operator==(U const& other) const { return detail::equal(value_, other); }

private:
    T value_;
};

template<class T, class Member> class Required<List<T>, Member> : public List<T> {
public:
    using value_type = List<T>;
    using List<T>::List;

    Required() { static_assert(detail::given<Member>, "inia: a required member is missing"); }
    Required(List<T> list) noexcept : List<T>(std::move(list)) {}

    List<T>& get() & noexcept INIA_LIFETIMEBOUND { return *this; }
    List<T> const& get() const& noexcept INIA_LIFETIMEBOUND { return *this; }
    List<T> get() && { return std::move(*this); }
};

template<class T, class Member> class Required<Map<T>, Member> : public Map<T> {
public:
    using value_type = Map<T>;
    using Map<T>::Map;

    Required() { static_assert(detail::given<Member>, "inia: a required member is missing"); }
    Required(Map<T> map) noexcept : Map<T>(std::move(map)) {}

    Map<T>& get() & noexcept INIA_LIFETIMEBOUND { return *this; }
    Map<T> const& get() const& noexcept INIA_LIFETIMEBOUND { return *this; }
    Map<T> get() && { return std::move(*this); }
};

}  // namespace inia
