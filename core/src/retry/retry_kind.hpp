#pragma once

namespace inia::detail {

/// Whether a failed attempt is worth another one, and which price and wait that has.
enum class RetryKind : unsigned char {
    no,
    transient,  ///< A server's or the network's hiccup.
    timeout,    ///< No answer in time.
    throttling  ///< The service asks for fewer requests.
};

}  // namespace inia::detail
