#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>

namespace inia::detail {

/// A growing array of trivial elements whose first `capacity` need no allocation. For the stack of one function: it is
/// neither copied nor moved, and it leaves elements uninitialised until they are written.
template<class T, std::size_t capacity> class InlineBuffer {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    InlineBuffer() noexcept {}
    InlineBuffer(InlineBuffer const&) = delete;
    InlineBuffer& operator=(InlineBuffer const&) = delete;

    T* data() noexcept { return data_; }
    T const* data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    T* begin() noexcept { return data_; }
    T* end() noexcept { return data_ + size_; }
    T const* begin() const noexcept { return data_; }
    T const* end() const noexcept { return data_ + size_; }
    T& operator[](std::size_t index) noexcept { return data_[index]; }
    T const& operator[](std::size_t index) const noexcept { return data_[index]; }

    void push_back(T value) {
        if (size_ == room_) grow(1);
        ::new (static_cast<void*>(data_ + size_)) T(value);
        ++size_;
    }
    /// Adds `count` elements that the caller writes, and returns the first.
    T* extend(std::size_t count) {
        if (room_ - size_ < count) grow(count);
        T* const first = data_ + size_;
        size_ += count;
        return first;
    }
    /// Cuts the buffer down to its first `size` elements.
    void shrink(std::size_t size) noexcept { size_ = size; }

    void append(std::string_view text)
        requires std::is_same_v<T, char>
    {
        if (!text.empty()) std::memcpy(extend(text.size()), text.data(), text.size());
    }
    std::string_view view() const noexcept
        requires std::is_same_v<T, char>
    {
        return {data_, size_};
    }

private:
    void grow(std::size_t count) {
        std::size_t const room = 2 * room_ + count;
        std::unique_ptr<T[]> larger(new T[room]);
        std::memcpy(static_cast<void*>(larger.get()), data_, size_ * sizeof(T));
        heap_ = std::move(larger);
        data_ = heap_.get();
        room_ = room;
    }

    T* data_ = inline_;
    std::size_t size_ = 0;
    std::size_t room_ = capacity;
    std::unique_ptr<T[]> heap_;
    union {
        T inline_[capacity];
    };
};

}  // namespace inia::detail
