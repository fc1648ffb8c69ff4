#pragma once

#include <inia/core/call_ends.hpp>
#include <inia/core/waiter.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

/// What a service's library says of its waiters.
namespace inia {

/// What an answer means to a waiter.
enum class WaiterState : unsigned char {
    retry,    ///< Not yet.
    success,  ///< It is so.
    failure   ///< It will never be so.
};

/// A rule of a waiter: which answers it is about, and what they mean. Static data of the generated library.
struct Acceptor {
    enum class Matcher : unsigned char {
        path,       ///< Answers for which `matches` says yes.
        status,     ///< Answers and errors with this HTTP status.
        error,      ///< Errors with this code.
        any_error,  ///< Errors.
        no_error    ///< Answers.
    };
    WaiterState state = WaiterState::retry;
    Matcher matcher = Matcher::path;
    int status = 0;
    std::string_view code{};
    /// The model's JMESPath as C++; takes the operation's response.
    bool (*matches)(void const* response) = nullptr;
    /// What `matches` looks for, in words.
    std::string_view text{};
};

/// Static data of the generated library.
struct WaiterInfo {
    std::string_view name{};  ///< `TableExists`
    CallEnds const* ends = nullptr;
    std::shared_ptr<void> (*make_response)() = nullptr;  ///< A fresh response of the operation.
    std::chrono::seconds delay{0};
    int max_attempts = 1;
    Acceptor const* acceptors = nullptr;  ///< The first that matches decides.
    std::size_t acceptor_count = 0;
};

namespace detail {

/// JMESPath's length of a text, which is UTF-8.
inline std::ptrdiff_t code_points(std::string_view text) noexcept {
    std::ptrdiff_t count = 0;
    for (char const c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

template<class Response> std::shared_ptr<void> make_response() { return std::make_shared<Response>(); }

}  // namespace detail
}  // namespace inia
