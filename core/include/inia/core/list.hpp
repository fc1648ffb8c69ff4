#pragma once

#include <inia/core/detail/initialises.hpp>
#include <inia/core/detail/sequence.hpp>
#include <inia/core/detail/throw.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

namespace inia {

/// Says that a list is present and has no elements, where `{}` says that it is absent: `.Tags = inia::empty_list()`.
class EmptyList {
    constexpr explicit EmptyList() = default;
    friend constexpr EmptyList empty_list() noexcept;
};

/// The present list without elements.
constexpr EmptyList empty_list() noexcept { return EmptyList{}; }

/// A list member: std::vector's interface, and it may be absent. An absent list iterates as an empty one; on the
/// wire, and for ==, they differ. Adding an element, reserving, or converting a vector makes it present.
/// Iterators and references stay valid until an element is added beyond the capacity, or moved by erase.
/// T may be incomplete where a List<T> is declared. There is no constructor from two iterators, nor one that takes
/// a standard container by value: both would accept braces that mean something else.
template<class T> class List {
public:
    using value_type = T;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = T&;
    using const_reference = T const&;
    using iterator = T*;
    using const_iterator = T const*;

    constexpr List() noexcept = default;
    List(EmptyList) noexcept { elements_.make_present(); }
    List(std::initializer_list<typename detail::Element<T>::type> elements) {
        elements_.make_present();
        elements_.reserve(elements.size());
        for (auto const& element : elements) elements_.emplace_back(detail::Element<T>::take(element));
    }

    /// A std::vector<T>; its elements are moved if it is a temporary.
    template<class V>
        requires detail::same<std::remove_cvref_t<V>, std::vector<T>>
    List(V&& elements) {
        elements_.make_present();
        elements_.reserve(elements.size());
        for (auto&& element : elements) {
            if constexpr (std::is_lvalue_reference_v<V> || detail::same<T, bool>)
                elements_.emplace_back(element);
            else
                elements_.emplace_back(std::move(element));
        }
    }

    /// Copied or moved into a std::vector<T>. Templates, so that std::vector<T> is instantiated only where used.
    template<class V>
        requires detail::same<V, std::vector<T>>
    operator V() const& {
        return V(begin(), end());
    }
    template<class V>
        requires detail::same<V, std::vector<T>>
    operator V() && {
        V elements;
        elements.reserve(size());
        for (T& element : *this) elements.push_back(std::move(element));
        return elements;
    }

    /// Whether the list is present, with or without elements.
    bool has_value() const noexcept { return elements_.present(); }
    /// Makes the list present and without elements; returns it.
    List& emplace() noexcept INIA_LIFETIMEBOUND {
        clear();
        elements_.make_present();
        return *this;
    }
    /// Makes the list absent.
    void reset() noexcept { elements_ = {}; }

    bool empty() const noexcept { return elements_.begin() == elements_.end(); }
    size_type size() const noexcept { return elements_.size(); }
    size_type capacity() const noexcept { return elements_.capacity(); }

    iterator begin() noexcept INIA_LIFETIMEBOUND { return elements_.begin(); }
    iterator end() noexcept INIA_LIFETIMEBOUND { return elements_.end(); }
    const_iterator begin() const noexcept INIA_LIFETIMEBOUND { return elements_.begin(); }
    const_iterator end() const noexcept INIA_LIFETIMEBOUND { return elements_.end(); }
    const_iterator cbegin() const noexcept INIA_LIFETIMEBOUND { return elements_.begin(); }
    const_iterator cend() const noexcept INIA_LIFETIMEBOUND { return elements_.end(); }
    T* data() noexcept INIA_LIFETIMEBOUND { return elements_.begin(); }
    T const* data() const noexcept INIA_LIFETIMEBOUND { return elements_.begin(); }

    T& operator[](size_type index) noexcept INIA_LIFETIMEBOUND { return elements_.begin()[index]; }
    T const& operator[](size_type index) const noexcept INIA_LIFETIMEBOUND { return elements_.begin()[index]; }
    T& front() noexcept INIA_LIFETIMEBOUND { return *elements_.begin(); }
    T const& front() const noexcept INIA_LIFETIMEBOUND { return *elements_.begin(); }
    T& back() noexcept INIA_LIFETIMEBOUND { return elements_.end()[-1]; }
    T const& back() const noexcept INIA_LIFETIMEBOUND { return elements_.end()[-1]; }

    /// The element; throws std::out_of_range if there is none.
    T& at(size_type index) INIA_LIFETIMEBOUND {
        if (index >= size()) detail::throw_no_element(index, size());
        return elements_.begin()[index];
    }
    T const& at(size_type index) const INIA_LIFETIMEBOUND {
        if (index >= size()) detail::throw_no_element(index, size());
        return elements_.begin()[index];
    }

    /// The argument may be an element of this list.
    void push_back(T const& element) { elements_.emplace_back(element); }
    void push_back(T&& element) { elements_.emplace_back(std::move(element)); }
    template<class... A> T& emplace_back(A&&... arguments) INIA_LIFETIMEBOUND {
        return elements_.emplace_back(static_cast<A&&>(arguments)...);
    }
    void pop_back() noexcept { elements_.truncate(elements_.end() - 1); }

    /// Makes room, and so makes the list present if count is not 0.
    void reserve(size_type count) { elements_.reserve(count); }
    /// Removes all elements; a present list stays present.
    void clear() noexcept { elements_.truncate(elements_.begin()); }
    /// Removes one element, or those of [first, last); returns the position behind them.
    iterator erase(const_iterator position) INIA_LIFETIMEBOUND { return erase(position, position + 1); }
    iterator erase(const_iterator first, const_iterator last) INIA_LIFETIMEBOUND {
        T* const from = elements_.begin() + (first - elements_.begin());
        elements_.erase(from, from + (last - first));
        return from;
    }

    /// Same presence, same elements in the same order.
    bool operator==(List const& other) const {
        if (has_value() != other.has_value() || size() != other.size()) return false;
        for (size_type i = 0; i < size(); ++i)
            if (!((*this)[i] == other[i])) return false;
        return true;
    }

private:
    detail::Sequence<T> elements_;
};

}  // namespace inia
