#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/endpoint.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the call does to a serialized request before the first attempt: plain functions from values to values.
namespace inia::detail {

/// Puts the endpoint around the request: scheme and host, with the request's host (its expanded host prefix) in front;
/// the endpoint's path before the request's; the endpoint's headers. A host prefix before an IP address is dropped, as
/// no such name can exist.
AnyError apply_endpoint(Endpoint const& endpoint, HttpRequest& request);

/// Adds the caller's headers, and refuses names and values that cannot stand in a header.
AnyError apply_headers(std::vector<std::pair<std::string, std::string>> const& headers, HttpRequest& request);

/// Compresses a body in memory with gzip where the operation's model and the settings want it; `gzip` is put behind
/// the codings that Content-Encoding names already.
AnyError apply_compression(OperationInfo const& operation, ResolvedConfig const& config, HttpRequest& request);

/// Adds the checksum that the operation demands, unless the caller sent one: Content-MD5, or x-amz-checksum-crc32
/// (-sha256, when the request names that algorithm). A body that is not in memory is read once for it.
AnyError apply_checksum(OperationInfo const& operation, HttpRequest& request);

}  // namespace inia::detail
