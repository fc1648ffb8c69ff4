/// The local AWS that ./dev test starts for the integration tests, behind a server that verifies every signature.
#pragma once

#include "skip.hpp"
#include "verified_aws.hpp"

#include <inia/core/config.hpp>
#include <inia/core/result.hpp>
#include <inia/core/session.hpp>

#include <cstdlib>
#include <string>

namespace inia::test {

/// Its own URL, at which nothing is verified; empty when there is none.
inline std::string local_aws() {
    char const* const url = std::getenv("INIA_TEST_ENDPOINT");
    return url ? url : "";
}

inline Session local_session() {
    return Session(
        SessionOptions{.aws_access_key_id = "testing", .aws_secret_access_key = "testing", .region_name = "us-east-1"});
}

inline Config local_config() { return Config{.endpoint_url = verified_aws(local_aws())}; }

/// The code that the service refused a call with, for codes that its model has no class of. Empty when the call ended
/// otherwise.
template<class ServiceError, class T> std::string error_code(Result<T> const& result) {
    auto const* const error = result.error().template get<ServiceError>();
    return error ? error->code() : std::string();
}

}  // namespace inia::test

/// Ends the test when there is no local AWS.
#define INIA_NEEDS_LOCAL_AWS()                                                                             \
    if (inia::test::local_aws().empty()) {                                                                 \
        inia::test::skip_test("INIA_TEST_ENDPOINT is not set; ./dev test starts a local AWS and sets it"); \
        return;                                                                                            \
    }
