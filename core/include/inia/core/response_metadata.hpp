#pragma once

#include <inia/core/export.hpp>
#include <inia/core/http.hpp>

#include <string>

namespace inia {

struct OperationInfo;
struct Outcome;

/// What an answer says beside the operation's own members. A call fills it in where CallOptions asks for it, also when
/// the answer is an error; it stays as it was when no answer came.
///
///     inia::ResponseMetadata metadata;
///     auto users = iam.list_users({}, {.metadata = &metadata});
///     log(metadata.request_id);
struct ResponseMetadata {
    std::string request_id{};           ///< From the headers or, of an XML answer, from the body; empty when not given.
    std::string extended_request_id{};  ///< S3's x-amz-id-2.
    int http_status = 0;
    int attempts = 0;  ///< How often the request was sent.
    Headers headers{};
};

/// Fills `out` from an answer whose body has not been moved out yet. For generated code.
INIA_EXPORT void read_metadata(ResponseMetadata& out, OperationInfo const& operation, Outcome const& outcome);

}  // namespace inia
