#pragma once

// Private to the curl transport.

#include <curl/curl.h>

#include <array>
#include <mutex>
#include <string>

namespace inia::detail {

/// Initialises libcurl once for the process; never undone. Thread-safe.
void initialize_curl();

/// Where the system's trusted certificates are looked up: exactly one of both is set, or none when there are none.
struct TrustStore {
    std::string file{};
    std::string directory{};
};

/// The trust store for `ca_bundle`, or the system's when that is empty. A directory of hashed links is preferred to the
/// bundle: from it a handshake reads one certificate, while libcurl parses the whole bundle again for each new
/// connection (20 ms) as soon as a directory is set beside it.
TrustStore trust_store(std::string const& ca_bundle);

/// What connections of different threads share: TLS sessions, so that a new connection resumes instead of doing a full
/// handshake, and resolved names. Must outlive the handles that use it.
class CurlShare {
public:
    CurlShare();
    CurlShare(CurlShare const&) = delete;
    CurlShare& operator=(CurlShare const&) = delete;
    ~CurlShare();
    CURLSH* get() const noexcept { return handle_; }

private:
    static void lock(CURL*, curl_lock_data data, curl_lock_access, void* self);
    static void unlock(CURL*, curl_lock_data data, void* self);

    std::array<std::mutex, CURL_LOCK_DATA_LAST> mutexes_;
    CURLSH* handle_;
};

}  // namespace inia::detail
