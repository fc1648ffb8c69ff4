/// The local AWS that ./dev test starts for the integration tests.
#pragma once

#include <inia/core/config.hpp>
#include <inia/core/result.hpp>
#include <inia/core/session.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace inia::test {

/// Its URL; empty when there is none, which ctest reports as skipped (tests/integration/CMakeLists.txt looks for the
/// text).
inline std::string local_aws() {
    char const* const url = std::getenv("INIA_TEST_ENDPOINT");
    if (url) return url;
    std::puts("skipped: INIA_TEST_ENDPOINT is not set; ./dev test starts a local AWS and sets it");
    return {};
}

inline Session local_session() {
    return Session(
        SessionOptions{.aws_access_key_id = "testing", .aws_secret_access_key = "testing", .region_name = "us-east-1"});
}

inline Config local_config() { return Config{.endpoint_url = local_aws()}; }

/// The code that the service refused a call with, for codes that its model has no class of. Empty when the call ended
/// otherwise.
template<class ServiceError, class T> std::string error_code(Result<T> const& result) {
    auto const* const error = result.error().template get<ServiceError>();
    return error ? error->code() : std::string();
}

}  // namespace inia::test

/// Ends the test when there is no local AWS.
#define INIA_NEEDS_LOCAL_AWS()             \
    if (inia::test::local_aws().empty()) { \
        SUCCEED("skipped");                \
        return;                            \
    }
