#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace inia {

/// What a request says of its endpoint, as bytes that are equal when the endpoints are. More than fits makes it
/// incomplete: such an endpoint is resolved for each call.
class EndpointKey {
public:
    EndpointKey() noexcept {}

    void add(std::string_view value) noexcept {
        auto const length = static_cast<std::uint32_t>(value.size());
        char* const to = take(sizeof length + value.size());
        if (!to) return;
        std::memcpy(to, &length, sizeof length);
        if (length) std::memcpy(to + sizeof length, value.data(), length);
    }
    /// Ends a parameter: a value is another one when it stands for another parameter.
    void next() noexcept {
        if (char* const to = take(1)) *to = '\n';
    }

    bool complete() const noexcept { return complete_; }
    std::string_view bytes() const noexcept { return {bytes_, size_}; }

private:
    char* take(std::size_t size) noexcept {
        complete_ = complete_ && size <= sizeof bytes_ - size_;
        if (!complete_) return nullptr;
        char* const at = bytes_ + size_;
        size_ += size;
        return at;
    }

    char bytes_[248];
    std::size_t size_ = 0;
    bool complete_ = true;
};

}  // namespace inia
