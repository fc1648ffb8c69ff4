#pragma once

#include <inia/core/export.hpp>

#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace inia::detail {

/// Memory for `count` elements; throws std::length_error if that many cannot be, std::bad_alloc if they are not to be
/// had.
[[nodiscard]] INIA_EXPORT void* allocate(std::size_t count, std::size_t element_size, std::size_t alignment);
INIA_EXPORT void deallocate(void* memory, std::size_t alignment) noexcept;

/// Stands for the storage of a sequence that is present and has no elements. Never read or written.
inline char no_elements;

/// The storage of List and Map: a growing array that knows absent (no pointer) from empty. Three pointers where
/// std::vector would need a flag beside it, true bool elements, and less code per element type.
/// T may be incomplete where a Sequence<T> is declared. Moving a T must not throw.
template<class T> class Sequence {
public:
    constexpr Sequence() noexcept = default;
    Sequence(Sequence const& other) {
        if (!other.present()) return;
        Sequence copy;
        copy.make_present();
        copy.reserve(other.size());
        for (T const& element : other) {
            ::new (static_cast<void*>(copy.end_)) T(element);
            ++copy.end_;  // afterwards: if the copy throws, there is nothing there to destroy
        }
        swap(copy);
    }
    Sequence(Sequence&& other) noexcept
        : begin_{std::exchange(other.begin_, nullptr)},
          end_{std::exchange(other.end_, nullptr)},
          limit_{std::exchange(other.limit_, nullptr)} {}
    Sequence& operator=(Sequence other) noexcept {
        swap(other);
        return *this;
    }
    ~Sequence() {
        if (begin_ != limit_) release();
    }

    T* begin() const noexcept { return begin_; }
    T* end() const noexcept { return end_; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(end_ - begin_); }
    std::size_t capacity() const noexcept { return static_cast<std::size_t>(limit_ - begin_); }
    bool present() const noexcept { return begin_ != nullptr; }

    void make_present() noexcept {
        if (begin_ == nullptr) begin_ = end_ = limit_ = reinterpret_cast<T*>(&no_elements);
    }

    void reserve(std::size_t count) {
        if (count <= capacity()) return;
        Sequence larger{count};
        take_elements(larger);
    }

    template<class... A> T& emplace_back(A&&... arguments) {
        if (end_ == limit_) return grow(static_cast<A&&>(arguments)...);
        T* const element = ::new (static_cast<void*>(end_)) T(static_cast<A&&>(arguments)...);
        ++end_;
        return *element;
    }

    /// Removes [first, last) and keeps the order of the rest.
    void erase(T* first, T* last) {
        if (first == last) return;
        while (last != end_) *first++ = std::move(*last++);
        truncate(first);
    }

    /// Removes everything from `new_end` on.
    void truncate(T* new_end) noexcept {
        while (end_ != new_end) (--end_)->~T();
    }

    void swap(Sequence& other) noexcept {
        std::swap(begin_, other.begin_);
        std::swap(end_, other.end_);
        std::swap(limit_, other.limit_);
    }

private:
    explicit Sequence(std::size_t capacity)
        : begin_{static_cast<T*>(allocate(capacity, sizeof(T), alignof(T)))},
          end_{begin_},
          limit_{begin_ + capacity} {}

    // The new element is made first: it may be made from one of the old ones.
    template<class... A> T& grow(A&&... arguments) {
        constexpr std::size_t first_capacity = sizeof(T) <= 64 ? 4 : sizeof(T) <= 256 ? 2 : 1;
        Sequence larger{size() == 0 ? first_capacity : 2 * size()};
        T* const element = ::new (static_cast<void*>(larger.begin_ + size())) T(static_cast<A&&>(arguments)...);
        take_elements(larger);
        ++end_;
        return *element;
    }

    // Moves all elements to the empty `larger` and becomes it.
    void take_elements(Sequence& larger) noexcept {
        static_assert(std::is_nothrow_move_constructible_v<T>, "inia: an element's move constructor must be noexcept");
        for (T* element = begin_; element != end_; ++element)
            ::new (static_cast<void*>(larger.end_++)) T(std::move(*element));
        swap(larger);
    }

    void release() noexcept {
        truncate(begin_);
        deallocate(begin_, alignof(T));
    }

    T* begin_ = nullptr;
    T* end_ = nullptr;
    T* limit_ = nullptr;
};

}  // namespace inia::detail
