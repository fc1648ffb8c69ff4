/// The canonical parts of a SigV4 request, from the raw request target and headers.
/// Rules: AWS IAM user guide, "Create a signed AWS API request", and the S3 API reference, "Authenticating Requests".
#pragma once

#include "http_headers.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inia::test {

/// How the path on the wire becomes the path that is signed.
struct PathRule {
    /// True: the path is encoded as it stands, so that its percent signs become `%25`. False: it is decoded first.
    bool encode_again = true;
    /// True: `.` and `..` segments are resolved and repeated slashes become one.
    bool normalize = true;
};

/// S3 signs the path of the object as it is named: encoded once, not normalised.
inline constexpr PathRule s3_path_rule{false, false};
/// Every other service.
inline constexpr PathRule common_path_rule{true, true};

/// The rule of the service that a credential scope names.
PathRule path_rule_of(std::string_view service);

/// RFC 3986 encoding of all but the unreserved characters, with upper-case hex; slashes stay when `keep_slash`.
std::string uri_encode(std::string_view text, bool keep_slash);

/// The bytes that `text` encodes, or nothing if a percent sign is not followed by two hex digits. A plus sign stays.
std::optional<std::string> uri_decode(std::string_view text);

/// A query parameter, decoded.
struct QueryParameter {
    std::string name;
    std::string value;
};

/// The parameters of a raw query in their order; nothing if it is badly encoded or holds a raw plus sign, which
/// services read in different ways.
std::optional<std::vector<QueryParameter>> parse_query(std::string_view raw_query);

/// The path of `target`: what stands before its first question mark.
std::string_view path_of(std::string_view target);
/// The query of `target`: what stands after its first question mark; may be empty.
std::string_view query_of(std::string_view target);

/// The canonical path, or nothing if it is badly encoded.
std::optional<std::string> canonical_path(std::string_view raw_path, PathRule rule);

/// The canonical query of all parameters except those named in `left_out`.
std::string canonical_query(const std::vector<QueryParameter>& parameters,
                            const std::vector<std::string_view>& left_out);

/// One `name:value` line with its newline for each of `names` (which must be lower case and sorted).
std::string canonical_headers(const Headers& headers, const std::vector<std::string>& names);

}  // namespace inia::test
