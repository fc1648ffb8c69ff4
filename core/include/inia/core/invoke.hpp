#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint_discovery.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/quirks.hpp>
#include <inia/core/response_metadata.hpp>
#include <inia/core/result.hpp>
#include <inia/core/validate.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace inia {

/// Whether the operation's quirks may send another request than the caller's.
template<class Op>
concept Rewrites = requires(typename Op::Request const& request) { Quirks<Op>::rewrite(request); };

/// A request on its way: what is sent, and what that refers to. Bodies in it are borrowed from the caller's request, or
/// from `rewritten`, so it must not outlive either.
template<class Op> struct Prepared {
    HttpRequest http{};
};
template<Rewrites Op> struct Prepared<Op> {
    HttpRequest http{};
    Optional<typename Op::Request> rewritten{};
};

/// The first typed end of a call: the request is completed by quirks and checked, then the protocol turns it into an
/// HTTP request that lacks the endpoint's part, the stamps and the signature. `out` must be fresh and stay where it is
/// until the call is over.
template<class Op> AnyError prepare(ClientCore const& core, typename Op::Request const& request, Prepared<Op>& out) {
    using Hooks = Quirks<Op>;
    typename Op::Request const* sent = &request;
    if constexpr (Rewrites<Op>) {
        out.rewritten = Hooks::rewrite(request);
        if (out.rewritten.has_value()) sent = &*out.rewritten;
    }
    if constexpr (Constrained<typename Op::Request>) {
        if (core.validates_parameters())
            if (AnyError error = validate(Op::info, *sent)) return error;
    }
    if constexpr (requires { Hooks::check(request); }) {
        if (AnyError error = Hooks::check(request)) return error;
    }
    if (AnyError error = Op::Protocol::template serialize<Op>(core, *sent, out.http)) return error;
    if constexpr (requires { Hooks::adjust(*sent, out.http); }) return Hooks::adjust(*sent, out.http);
    return {};
}

/// What tells the operation's errors with a 2xx status; null when it has none.
template<class Op> constexpr FailedDespite2xx failed_despite_2xx() noexcept {
    if constexpr (requires(HttpResponse const& response) { Quirks<Op>::failed(response); })
        return &Quirks<Op>::failed;
    else
        return nullptr;
}

/// The other typed end: quirks and protocol turn the outcome into the response or the service's error.
template<class Op> Result<typename Op::Response> receive(typename Op::Request const& request, Outcome&& outcome) {
    using Hooks = Quirks<Op>;
    if (outcome.failed) return Op::make_error(std::move(outcome));
    typename Op::Response response;
    if constexpr (requires { Hooks::read(outcome.response, response); }) {
        if (AnyError error = Hooks::read(outcome.response, response)) return error;
    } else {
        if (AnyError error = Op::Protocol::template deserialize<Op>(outcome.response, response)) return error;
    }
    if constexpr (requires { Hooks::finish(request, response); }) {
        if (AnyError error = Hooks::finish(request, response)) return error;
    }
    return response;
}

/// The endpoint that the operation's quirks make of the resolved one.
template<class Op>
std::shared_ptr<Endpoint const> redirected(typename Op::Request const& request,
                                           std::shared_ptr<Endpoint const> endpoint) {
    if constexpr (requires(Endpoint& changed) { Quirks<Op>::redirect(request, changed); }) {
        auto changed = std::make_shared<Endpoint>(*endpoint);
        Quirks<Op>::redirect(request, *changed);
        return changed;
    } else {
        return endpoint;
    }
}

/// Asks the service for its endpoint, by the operation that its model marks for this.
template<class Find> Result<DiscoveredEndpoint> discover(ClientCore const& core) {
    Result<typename Find::Response> answer = Find::run(core, {});
    if (!answer) return answer.error();
    for (auto const& endpoint : answer->Endpoints) {
        DiscoveredEndpoint found;
        if_present(endpoint.Address, [&](std::string const& address) { found.address = address; });
        if_present(endpoint.CachePeriodInMinutes,
                   [&](std::int64_t minutes) { found.valid = std::chrono::minutes(minutes); });
        if (!found.address.empty()) return found;
    }
    return ParseError(std::string(Find::info.name) + ": the answer names no endpoint");
}

/// Where the operation's requests go: what its service's rules say, its quirks, and what was discovered.
template<class Op>
Result<std::shared_ptr<Endpoint const>> endpoint_for(ClientCore const& core, typename Op::Request const& request) {
    Result<std::shared_ptr<Endpoint const>> endpoint = Op::endpoint(core, request);
    if (!endpoint) return endpoint;
    if constexpr (requires { typename Op::Discovery; })
        return discovered_endpoint(core, Op::info, std::move(*endpoint), &discover<typename Op::Discovery>);
    else
        return redirected<Op>(request, std::move(*endpoint));
}

/// The first part of a call, up to the answer.
template<class Op>
Result<Outcome> send(ClientCore const& core, typename Op::Request const& request, CallOptions const& options) {
    Prepared<Op> prepared;
    if (AnyError error = prepare<Op>(core, request, prepared)) return error;
    Result<std::shared_ptr<Endpoint const>> const endpoint = endpoint_for<Op>(core, request);
    if (!endpoint) return endpoint.error();
    return core.execute(Op::info, std::move(prepared.http), **endpoint, &Op::Protocol::read_error_envelope, options,
                        failed_despite_2xx<Op>());
}

/// The line of a call: serialize, resolve the endpoint, let core run the attempts, deserialize. Instantiated in the
/// service's library, once per operation.
template<class Op>
Result<typename Op::Response> invoke(ClientCore const& core, typename Op::Request const& request,
                                     CallOptions const& options) {
    Result<Outcome> outcome = send<Op>(core, request, options);
    if constexpr (requires { typename Op::Discovery; }) {
        if (outcome && is_invalid_endpoint(*outcome)) {
            forget_endpoint(core);
            outcome = send<Op>(core, request, options);
        }
    }
    if (!outcome) return outcome.error();
    if (options.metadata != nullptr) read_metadata(*options.metadata, Op::info, *outcome);
    return receive<Op>(request, std::move(*outcome));
}

}  // namespace inia
