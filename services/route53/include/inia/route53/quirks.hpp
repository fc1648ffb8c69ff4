#pragma once

#include <inia/core/member_value.hpp>
#include <inia/core/quirks.hpp>
#include <inia/route53/operations.hpp>

#include <string>
#include <type_traits>

/// What Route 53 wants beyond its model. See inia/core/quirks.hpp for the hooks and when they run.
namespace inia::route53::quirks {

template<class Request>
concept HasIds = requires(Request request) { request.Id; } || requires(Request request) { request.HostedZoneId; }
              || requires(Request request) { request.HostedZoneIdMarker; }
              || requires(Request request) { request.DelegationSetId; };

/// Calls `use` with each member that may hold the id of a zone, a change or a delegation set. Traffic policies and
/// other things have their `Id` here too; no id of theirs has a slash.
template<class Request, class Use> void for_each_id(Request& request, Use use) {
    if constexpr (requires { request.Id; }) use(request.Id);
    if constexpr (requires { request.HostedZoneId; }) use(request.HostedZoneId);
    if constexpr (requires { request.HostedZoneIdMarker; }) use(request.HostedZoneIdMarker);
    if constexpr (requires { request.DelegationSetId; }) use(request.DelegationSetId);
}

/// Answers have an id with its kind in front, `/hostedzone/Z1`, and requests have it without: a path that says
/// `hostedzone` already would say it twice. Here an id of either form is good for a request, as in other SDKs.
template<class Op> struct Common {
    using Request = typename Op::Request;

    static Optional<Request> rewrite(Request const& request)
        requires HasIds<Request>
    {
        bool with_kind = false;
        for_each_id(request, [&](auto const& member) {
            if_present(member, [&](std::string const& id) { with_kind |= id.find('/') != std::string::npos; });
        });
        if (!with_kind) return {};
        Request copy = request;
        for_each_id(copy, [](auto& member) {
            std::string bare;
            if_present(member, [&](std::string const& id) { bare = id.substr(id.rfind('/') + 1); });
            if (!bare.empty()) member = bare;
        });
        return copy;
    }
};

}  // namespace inia::route53::quirks

namespace inia {

template<class Op>
    requires std::is_same_v<typename Op::Client, route53::Client>
struct Quirks<Op> : route53::quirks::Common<Op> {};

}  // namespace inia
