#pragma once

// Private to the curl transport.

#include <inia/core/error.hpp>

#include <curl/curl.h>

#include <string>
#include <string_view>

namespace inia::detail {

/// What is known of a failed transfer.
struct CurlFailure {
    CURLcode code = CURLE_OK;
    std::string_view origin{};  ///< `https://host:port`.
    std::string_view detail{};  ///< libcurl's own words; may be empty.
    int system_error = 0;       ///< errno of the failed connect.
    long connect_timeout = 0;   ///< The limit in force, milliseconds.
    std::string_view ca_bundle{};
    bool answer_begun = false;  ///< Whether a byte of the answer had arrived.
};

/// The failure as an inia error that says what to do about it.
AnyError curl_error(CurlFailure const& failure);

}  // namespace inia::detail
