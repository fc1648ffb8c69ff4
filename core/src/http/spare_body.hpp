#pragma once

#include <cstddef>
#include <mutex>
#include <string>

namespace inia::detail {

/// The memory of one large body that has been read, kept for the next one: a page that comes after a page would
/// otherwise have the kernel take back and clear again the same memory each time, which costs more than reading it.
/// Thread-safe.
class SpareBody {
public:
    /// Smaller bodies are no matter, larger ones too much to keep.
    static constexpr std::size_t least = std::size_t{32} << 10, most = std::size_t{2} << 20;

    /// Empty text; with the memory, if there is some.
    std::string take() noexcept;
    void keep(std::string&& body) noexcept;

private:
    std::mutex mutex_;
    std::string spare_;
};

}  // namespace inia::detail
