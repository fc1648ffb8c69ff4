#pragma once

namespace inia {

/// What an operation does beyond its model. People specialise it in services/<name>/include/inia/<name>/quirks.hpp,
/// which the generated code includes where services.json names it; an operation without hooks pays nothing.
/// `Op` is the operation's tag. All hooks are static, and each may be left out; in the order in which they are called:
///
///     // Refuses a request that cannot succeed, before anything else happens.
///     static AnyError check(Op::Request const& request);
///     // The request to send in place of the caller's; absent when that is good as it is.
///     static Optional<Op::Request> rewrite(Op::Request const& request);
///     // Changes the serialized request.
///     static AnyError adjust(Op::Request const& request, HttpRequest& http);
///     // Changes what the endpoint's rules are asked with. `Params` is the service's endpoint::Params.
///     template<class Params> static void endpoint(Params& params, Op::Request const& request);
///     // Changes where the request goes: what the endpoint's rules came to.
///     static void redirect(Op::Request const& request, Endpoint& endpoint);
///     // Whether an answer with status 2xx is an error all the same; it is then repeated and reported as a 500 is.
///     static bool failed(HttpResponse const& response);
///     // Reads the answer in place of the protocol.
///     static AnyError read(HttpResponse& response, Op::Response& out);
///     // Changes what was read.
///     static AnyError finish(Op::Request const& request, Op::Response& response);
template<class Op> struct Quirks {};

/// Calls the `endpoint` hook, if the operation has one. For generated code.
template<class Op, class Params> void quirk_endpoint(Params& params, typename Op::Request const& request) {
    if constexpr (requires { Quirks<Op>::endpoint(params, request); }) Quirks<Op>::endpoint(params, request);
}

}  // namespace inia
