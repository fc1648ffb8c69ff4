#pragma once

#include <concepts>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <string_view>

namespace inia {

/// What a request says of its endpoint: values that are the same, and stand for the same parameters, have the same
/// endpoint. Views into the request. More than fits makes it incomplete: such an endpoint is resolved for each call.
class EndpointKey {
public:
    EndpointKey() noexcept {}

    void add(std::string_view value) noexcept { put(value.data() ? value : std::string_view("")); }
    template<std::same_as<std::string> S> void add(S&& temporary) = delete;
    /// Ends a parameter: a value is another one when it stands for another parameter.
    void next() noexcept { put({}); }

    bool complete() const noexcept { return complete_; }

    /// A value; without data() the end of a parameter. A std::string_view would be cleared before it is set.
    struct Part {
        char const* data;
        std::size_t size;
    };
    std::span<Part const> parts() const noexcept { return {parts_, count_}; }

private:
    static constexpr std::size_t largest = 1024;  // bytes; no service's names are near it

    void put(std::string_view part) noexcept {
        bytes_ += part.size();
        complete_ = complete_ && count_ < std::size(parts_) && bytes_ <= largest;
        if (complete_) parts_[count_++] = {part.data(), part.size()};
    }

    Part parts_[16];
    std::size_t count_ = 0;
    std::size_t bytes_ = 0;
    bool complete_ = true;
};

}  // namespace inia
