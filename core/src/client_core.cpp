#include <inia/core/client_core.hpp>

#include "call.hpp"
#include "call_auth.hpp"
#include "call_log.hpp"
#include "call_request.hpp"
#include "config/resolve.hpp"
#include "config/session_state.hpp"
#include "discovered_endpoints.hpp"
#include "endpoint/cache.hpp"
#include "http/curl_transport.hpp"
#include "http/user_agent.hpp"
#include "util/uuid.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

namespace inia {
namespace detail {
namespace {

// What the first use finds out, once. Immutable afterwards.
struct Resolved {
    std::shared_ptr<ResolvedConfig const> config;
    std::shared_ptr<Transport> transport;
    std::shared_ptr<CredentialsProvider> credentials;
    RetryRules rules;
};

std::shared_ptr<Transport> own_transport(ResolvedConfig const& config) {
    return make_curl_transport({.max_idle_connections = static_cast<std::size_t>(config.max_pool_connections),
                                .verify = config.verify,
                                .ca_bundle = config.ca_bundle});
}

}  // namespace

class ClientState {
public:
    ClientState(ServiceInfo const& info, Session const& from, Config const& settings)
        : service(info),
          session(from),
          config(settings) {}

    Clock& clock() const noexcept { return config.clock ? *config.clock : Clock::system(); }

    // An error is not kept: the environment may be right the next time.
    Result<Resolved const*> resolved() {
        if (Resolved const* const known = resolved_.load(std::memory_order_acquire)) return known;
        std::lock_guard const lock(mutex_);
        if (Resolved const* const known = resolved_.load(std::memory_order_relaxed)) return known;
        if (AnyError error = resolve()) return error;
        resolved_.store(&*storage_, std::memory_order_release);
        return &*storage_;
    }

    ServiceInfo const& service;
    Session const session;
    Config const config;
    RetryQuota quota;
    EndpointCache endpoints;
    DiscoveredEndpoints discovered;

private:
    AnyError resolve() {
        std::shared_ptr<SessionState> const& state = session.state();
        Result<ResolvedConfig> settings = resolve_config(service, *state, config);
        if (!settings) return settings.error();
        Result<std::string> const app_id = resolve_app_id(*state, config);
        if (!app_id) return app_id.error();
        settings->user_agent = make_user_agent({.config = *settings,
                                                .protocol = service.protocol,
                                                .app_id = *app_id,
                                                .extra = config.user_agent_extra.value_or(std::string())});

        storage_ = std::make_unique<Resolved>();
        storage_->rules = retry_rules_2026(service.service_id);
        if (settings->max_attempts_set)
            storage_->rules.max_attempts = settings->max_attempts;
        else
            settings->max_attempts = storage_->rules.max_attempts;
        storage_->transport = config.transport ? config.transport : own_transport(*settings);
        storage_->credentials =
            config.credentials_provider ? config.credentials_provider : std::shared_ptr<CredentialsProvider>(state);
        storage_->config = std::make_shared<ResolvedConfig const>(std::move(*settings));
        return {};
    }

    std::mutex mutex_;
    std::unique_ptr<Resolved> storage_;
    std::atomic<Resolved const*> resolved_{nullptr};
};

namespace {

// What tells attempts apart. Not signed, so that a proxy may rewrite it and a signature stays short.
void stamp_attempt(HttpRequest& request, std::string_view user_agent, std::string_view invocation_id,
                   Call const& call) {
    request.headers.add("User-Agent", user_agent);
    request.headers.add("amz-sdk-invocation-id", invocation_id);
    request.headers.add("amz-sdk-request",
                        "attempt=" + std::to_string(call.attempt()) + "; max=" + std::to_string(call.max_attempts()));
}

Call::Plan plan_call(OperationInfo const& operation, ReadErrorEnvelope read_error, Resolved const& resolved,
                     RetryQuota& quota, CallOptions const& options) {
    std::chrono::milliseconds const none{0};
    Call::Plan plan{.operation = operation,
                    .read_error = read_error,
                    .rules = resolved.rules,
                    .quota = quota,
                    .connect_timeout = resolved.config->connect_timeout,
                    .read_timeout = resolved.config->read_timeout,
                    .attempt_timeout = options.attempt_timeout.value_or(none),
                    .timeout = options.timeout.value_or(none)};
    if (options.total_max_attempts) plan.rules.max_attempts = std::max(*options.total_max_attempts, 1);
    return plan;
}

}  // namespace
}  // namespace detail

ClientCore::ClientCore(ServiceInfo const& service, Session const& session, Config const& config)
    : state_(std::make_unique<detail::ClientState>(service, session, config)) {}

ClientCore::~ClientCore() = default;

ServiceInfo const& ClientCore::service() const noexcept { return state_->service; }

Result<std::shared_ptr<ResolvedConfig const>> ClientCore::config() const {
    Result<detail::Resolved const*> const resolved = state_->resolved();
    if (!resolved) return resolved.error();
    return (*resolved)->config;
}

bool ClientCore::validates_parameters() const noexcept {
    Result<detail::Resolved const*> const resolved = state_->resolved();
    return resolved && (*resolved)->config->parameter_validation;
}

// The line of a call, from the serialized request to the answer that stands.
Result<Outcome> ClientCore::execute(OperationInfo const& operation, HttpRequest&& request, Endpoint const& endpoint,
                                    ReadErrorEnvelope read_error, CallOptions const& options,
                                    FailedDespite2xx failed) const {
    Result<detail::Resolved const*> const found = state_->resolved();
    if (!found) return found.error();
    detail::Resolved const& resolved = **found;
    Clock& clock = state_->clock();

    // What is the same for every attempt.
    if (!resolved.config->inject_host_prefix) request.host.clear();
    if (AnyError error = detail::apply_endpoint(endpoint, request)) return error;
    if (AnyError error = detail::apply_headers(options.headers, request)) return error;
    if (AnyError error = detail::apply_compression(operation, *resolved.config, request)) return error;
    if (AnyError error = detail::apply_checksum(operation, request)) return error;
    detail::CallAuth auth;
    if (AnyError error = auth.choose(operation, endpoint, *resolved.config, request)) return error;
    std::string const invocation_id = detail::make_uuid(clock);
    std::size_t const own_headers = request.headers.size();

    using Step = detail::Call::Step;
    detail::Call::Plan plan = detail::plan_call(operation, read_error, resolved, state_->quota, options);
    plan.failed_despite_2xx = failed;
    detail::Call call(plan, clock.steady_now());
    while (call.step() != Step::done) {
        if (call.step() == Step::sleep) {
            detail::log_wait(operation, call);
            clock.sleep(call.wait());
            call.on_slept();
            continue;
        }
        request.headers.truncate(own_headers);
        if (auth.signs()) {
            Result<std::shared_ptr<Credentials const>> const credentials = resolved.credentials->credentials();
            if (!credentials) return credentials.error();
            if (AnyError error = auth.sign(request, **credentials, clock.now())) return error;
        }
        detail::stamp_attempt(request, resolved.config->user_agent, invocation_id, call);
        detail::log_attempt(operation, call, request);
        Result<HttpResponse> answer = resolved.transport->send(request, call.send_options(clock.steady_now()));
        detail::log_answer(operation, answer);
        auto const now = clock.steady_now();
        call.on_answer(std::move(answer), now, clock.random());
    }
    return std::move(call).result();
}

void ClientCore::recycle(std::string&& body) const noexcept {
    if (Result<detail::Resolved const*> const resolved = state_->resolved())
        (*resolved)->transport->recycle(std::move(body));
}

Clock& ClientCore::clock() const noexcept { return state_->clock(); }

detail::DiscoveredEndpoints& ClientCore::discovered_endpoints() const noexcept { return state_->discovered; }

std::string ClientCore::idempotency_token() const { return detail::make_uuid(state_->clock()); }

std::string ClientCore::account_id() const {
    Result<detail::Resolved const*> const resolved = state_->resolved();
    if (!resolved || (*resolved)->config->account_id_endpoint_mode == "disabled") return {};
    Result<std::shared_ptr<Credentials const>> const credentials = (*resolved)->credentials->credentials();
    return credentials ? (*credentials)->account_id() : std::string();
}

Result<std::shared_ptr<Endpoint const>> ClientCore::cached_endpoint(ResolveEndpoint resolve, EndpointKey const& key,
                                                                    void const* request) const {
    if (key.complete())
        if (Endpoint const* const known = state_->endpoints.find(resolve, key))
            return std::shared_ptr<Endpoint const>(std::shared_ptr<void>(), known);
    return resolved_endpoint(resolve, key, request);
}

Result<std::shared_ptr<Endpoint const>> ClientCore::resolved_endpoint(ResolveEndpoint resolve, EndpointKey const& key,
                                                                      void const* request) const {
    if (key.complete())
        if (std::shared_ptr<Endpoint const> known = state_->endpoints.find_recent(resolve, key)) return known;
    Result<Endpoint> found = resolve(*this, request);
    if (!found) return found.error();
    // Two threads may both get here; both answers are the same.
    if (key.complete()) return state_->endpoints.add(resolve, key, *std::move(found));
    return std::make_shared<Endpoint const>(*std::move(found));
}

}  // namespace inia
