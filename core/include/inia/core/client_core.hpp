#pragma once

#include <inia/core/config.hpp>
#include <inia/core/endpoint.hpp>
#include <inia/core/endpoint_key.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/result.hpp>
#include <inia/core/session.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inia {

struct ResponseMetadata;

/// Settings of a single call.
struct CallOptions {
    /// Limit for the whole call, all attempts and waits included; a TimeoutError after it. Absent: none.
    Optional<std::chrono::milliseconds> timeout{};
    /// Limit for each attempt.
    Optional<std::chrono::milliseconds> attempt_timeout{};
    /// In place of the client's number of attempts.
    Optional<int> total_max_attempts{};
    /// Sent in addition to the operation's headers, and signed.
    std::vector<std::pair<std::string, std::string>> headers{};
    /// Gets what the answer says beside its members, such as the request id; null: nobody asks. Must outlive the call.
    ResponseMetadata* metadata = nullptr;
};

/// The settings of a client after environment, profile and defaults were consulted.
struct ResolvedConfig {
    std::string region{};
    std::string endpoint_url{};  ///< Empty: the service's own.
    bool use_fips = false;
    bool use_dualstack = false;
    RetryMode retry_mode = RetryMode::standard;
    int max_attempts = 3;
    bool max_attempts_set = false;  ///< Somebody chose `max_attempts`; otherwise a service may have more (DynamoDB: 4).
    std::chrono::milliseconds connect_timeout{60'000};
    std::chrono::milliseconds read_timeout{60'000};
    int max_pool_connections = 10;
    std::string user_agent{};
    std::string account_id_endpoint_mode{"preferred"};
    bool sts_global_endpoint = false;  ///< STS at its old address without a region, where the rules still allow it.
    std::vector<std::pair<std::string, ContextParam>> client_context_params{};
    S3Config s3{};
    EndpointDiscovery endpoint_discovery = EndpointDiscovery::automatic;
    bool inject_host_prefix = true;
    bool compress_requests = true;
    int min_compression_size = 10'240;
    bool verify = true;
    std::string ca_bundle{};
    bool parameter_validation = true;
};

namespace detail {
class ClientState;
struct DiscoveredEndpoints;
}  // namespace detail

/// What an answer says of an error, whatever the type.
struct ErrorEnvelope {
    std::string code{};  ///< What users see; of a query-compatible service the query protocol's code.
    std::string type{};  ///< Name of the modelled error, where it differs from `code`; finds the class.
    std::string message{};
    std::string request_id{};
    Fault fault = Fault::unknown;
};

/// What the line needs of a protocol: how to read an error's code and message. Static data of core.
using ReadErrorEnvelope = ErrorEnvelope (*)(ServiceInfo const& service, HttpResponse const& response);

/// Tells whether an answer with status 2xx, whose body is in memory, is an error all the same.
using FailedDespite2xx = bool (*)(HttpResponse const& response);

/// What came of a call: the answer, with the envelope of its error when it is one.
struct Outcome {
    HttpResponse response{};
    ErrorDetails error{};      ///< Filled when `failed`.
    std::string error_type{};  ///< `ErrorEnvelope::type`, or the code when that is empty.
    bool failed = false;
    int attempts = 1;  ///< How often the request was sent.
};

class ClientCore;

/// Resolves the endpoint of an operation's request; `request` points to what the operation takes.
using ResolveEndpoint = Result<Endpoint> (*)(ClientCore const& core, void const* request);

/// What the clients of one service share: configuration, credentials, connections, retry quota. Thread-safe.
class INIA_EXPORT ClientCore {
public:
    /// Stores its arguments and does nothing else.
    ClientCore(ServiceInfo const& service, Session const& session, Config const& config);
    ~ClientCore();
    ClientCore(ClientCore const&) = delete;
    ClientCore& operator=(ClientCore const&) = delete;

    ServiceInfo const& service() const noexcept;
    /// The settings in force; the first use reads environment and shared files.
    Result<std::shared_ptr<ResolvedConfig const>> config() const;
    /// Whether requests are checked against the model before they are sent; see `validate`. False while the settings
    /// cannot be read: then the call ends with that error.
    bool validates_parameters() const noexcept;
    /// Runs the line for a serialized request: stamp, then sign, send, classify and wait until the answer stands.
    /// An error answer of the service is an `Outcome` with `failed`; failures of the SDK are errors.
    /// An answer that `failed` (may be null) recognises gets the status 500 before anything else looks at it.
    Result<Outcome> execute(OperationInfo const& operation, HttpRequest&& request, Endpoint const& endpoint,
                            ReadErrorEnvelope read_error, CallOptions const& options,
                            FailedDespite2xx failed = nullptr) const;
    /// Gives the body of an answer that has been read back to the transport. For the library itself.
    void recycle(std::string&& body) const noexcept;
    /// A fresh idempotency token (UUID version 4), drawn from the clock's `random`.
    std::string idempotency_token() const;
    /// The credentials' account id when already known without I/O beyond the chain; empty otherwise.
    std::string account_id() const;

    /// The client's clock, and what it knows of its discovered endpoint. For the library itself.
    Clock& clock() const noexcept;
    detail::DiscoveredEndpoints& discovered_endpoints() const noexcept;

    /// The endpoint of a request. `key` has what of it `resolve` looks at, so that the last endpoints need not be
    /// resolved again. Valid while this object is.
    Result<std::shared_ptr<Endpoint const>> cached_endpoint(ResolveEndpoint resolve, EndpointKey const& key = {},
                                                            void const* request = nullptr) const;

private:
    Result<std::shared_ptr<Endpoint const>> resolved_endpoint(ResolveEndpoint resolve, EndpointKey const& key,
                                                              void const* request) const;

    std::unique_ptr<detail::ClientState> state_;
};

}  // namespace inia
