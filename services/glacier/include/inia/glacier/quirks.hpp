#pragma once

#include <inia/core/member_value.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/quirks.hpp>
#include <inia/glacier/describe.hpp>
#include <inia/glacier/operations.hpp>
#include <inia/glacier/tree_hash.hpp>

#include <string>
#include <type_traits>

/// What Glacier wants beyond its model. See inia/core/quirks.hpp for the hooks and when they run.
namespace inia::glacier::quirks {

/// Adds the two hashes of an archive or a part, where the caller has not given them.
inline AnyError add_hashes(HttpRequest& http) {
    Hashes hashes;
    if (AnyError error = hash_archive(http.body, hashes)) return error;
    if (!http.headers.contains("x-amz-content-sha256")) http.headers.add("x-amz-content-sha256", hashes.linear);
    if (!http.headers.contains("x-amz-sha256-tree-hash")) http.headers.add("x-amz-sha256-tree-hash", hashes.tree);
    return {};
}

template<class Op> struct Common {
    using Request = typename Op::Request;

    /// An account that is not given is the caller's own, `-`.
    static Optional<Request> rewrite(Request const& request)
        requires requires { request.accountId; }
    {
        bool given = false;
        if_present(request.accountId, [&](std::string const& account) { given = !account.empty(); });
        if (given) return {};
        Request copy = request;
        copy.accountId = "-";
        if constexpr (has_archive) copy.body = protocol::borrow(request.body);
        return copy;
    }

    static AnyError adjust(Request const&, HttpRequest& http) {
        http.headers.add("x-amz-glacier-version", Op::info.service->api_version);
        if constexpr (has_archive) {
            if (http.body.has_value()) return add_hashes(http);
        }
        return {};
    }

private:
    static constexpr bool has_archive = requires(Request const& request) { request.body.in_memory(); };
};

}  // namespace inia::glacier::quirks

namespace inia {

template<class Op>
    requires std::is_same_v<typename Op::Client, glacier::Client>
struct Quirks<Op> : glacier::quirks::Common<Op> {};

}  // namespace inia
