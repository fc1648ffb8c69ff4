#pragma once

#include <inia/core/call_ends.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/quirks.hpp>
#include <inia/core/validate.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

/// The typed ends of calls, instantiated in the service's library, once per operation.
namespace inia {
namespace detail {

template<class Op> std::shared_ptr<void const> rewrite(void const* request) {
    using Request = typename Op::Request;
    Optional<Request> rewritten = Quirks<Op>::rewrite(*static_cast<Request const*>(request));
    if (!rewritten.has_value()) return nullptr;
    return std::make_shared<Request const>(*std::move(rewritten));
}

/// The request is checked, then the protocol turns it into an HTTP request.
template<class Op> AnyError serialize(ClientCore const& core, void const* any, HttpRequest& http) {
    using Hooks = Quirks<Op>;
    auto const& request = *static_cast<typename Op::Request const*>(any);
    if constexpr (Constrained<typename Op::Request>) {
        if (core.validates_parameters())
            if (AnyError error = validate(Op::info, request)) return error;
    }
    if constexpr (requires { Hooks::check(request); }) {
        if (AnyError error = Hooks::check(request)) return error;
    }
    if constexpr (requires { Hooks::adjust(request, http); }) {
        if (AnyError error = Op::Protocol::template serialize<Op>(core, request, http)) return error;
        return Hooks::adjust(request, http);
    } else {
        return Op::Protocol::template serialize<Op>(core, request, http);
    }
}

/// Where the operation's requests go: what its service's rules say, and its quirks.
template<class Op> Result<std::shared_ptr<Endpoint const>> endpoint(ClientCore const& core, void const* any) {
    auto const& request = *static_cast<typename Op::Request const*>(any);
    if constexpr (requires(Endpoint& changed) { Quirks<Op>::redirect(request, changed); }) {
        Result<std::shared_ptr<Endpoint const>> resolved = Op::endpoint(core, request);
        if (!resolved) return resolved;
        auto changed = std::make_shared<Endpoint>(**resolved);
        Quirks<Op>::redirect(request, *changed);
        return std::shared_ptr<Endpoint const>(std::move(changed));
    } else {
        return Op::endpoint(core, request);
    }
}

/// Asks the service for its endpoint, by the operation that its model marks for this.
template<class Find> Result<DiscoveredEndpoint> discover(ClientCore const& core) {
    // botocore's header of this call alone (inject_api_version_header_if_needed).
    CallOptions const options{.headers = {{"x-amz-api-version", std::string(Find::info.service->api_version)}}};
    Result<typename Find::Response> answer = try_call<Find>(core, {}, options);
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

/// Quirks and protocol turn the answer into the response.
template<class Op> AnyError deserialize(void const* any, HttpResponse& answer, void* to) {
    using Hooks = Quirks<Op>;
    auto& response = *static_cast<typename Op::Response*>(to);
    AnyError error;
    if constexpr (requires { Hooks::read(answer, response); })
        error = Hooks::read(answer, response);
    else
        error = Op::Protocol::template deserialize<Op>(answer, response);
    auto const& request = *static_cast<typename Op::Request const*>(any);
    if constexpr (requires { Hooks::finish(request, response); }) {
        if (!error) error = Hooks::finish(request, response);
    }
    return error;
}

}  // namespace detail

template<class Op> constexpr CallEnds call_ends() noexcept {
    CallEnds ends{
        .operation = &Op::info,
        .serialize = &detail::serialize<Op>,
        .endpoint = &detail::endpoint<Op>,
        .read_error = &Op::Protocol::read_error_envelope,
        .deserialize = &detail::deserialize<Op>,
        .make_error = &Op::make_error,
    };
    if constexpr (requires(typename Op::Request const& request) { Quirks<Op>::rewrite(request); })
        ends.rewrite = &detail::rewrite<Op>;
    if constexpr (requires { typename Op::Discovery; }) ends.discover = &detail::discover<typename Op::Discovery>;
    if constexpr (requires(HttpResponse const& response) { Quirks<Op>::failed(response); })
        ends.failed_despite_2xx = &Quirks<Op>::failed;
    return ends;
}

}  // namespace inia
