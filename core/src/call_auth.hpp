#pragma once

#include "auth/sigv4.hpp"

#include <inia/core/client_core.hpp>
#include <inia/core/credentials.hpp>
#include <inia/core/endpoint.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>

#include <chrono>
#include <string_view>

namespace inia::detail {

/// How the attempts of one call are authenticated: chosen once, used for each attempt.
class CallAuth {
public:
    /// The endpoint's scheme wins over the model's, except that an operation without authentication stays so. Errors:
    /// no region to sign for, or a scheme that inia does not have. The arguments must outlive the object.
    AnyError choose(OperationInfo const& operation, Endpoint const& endpoint, ResolvedConfig const& config,
                    HttpRequest const& request);
    /// Whether `sign` has to be called, with credentials.
    bool signs() const noexcept { return signs_; }
    /// Signs the request, whose headers stand as for the first attempt.
    AnyError sign(HttpRequest& request, Credentials const& credentials, std::chrono::system_clock::time_point now);

private:
    bool signs_ = false;
    SigningScope scope_;
    bool hash_known_ = false;
    PayloadHash hash_{};
};

}  // namespace inia::detail
