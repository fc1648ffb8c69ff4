#pragma once

#include "retry/retry_kind.hpp"

#include <inia/core/error.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>

#include <string_view>

namespace inia::detail {

/// Judges an attempt without an answer. A certificate that is not trusted stays so; other failures of the network pass.
/// Errors of another kind (a body that cannot be read ...) are not repeated.
RetryKind classify_failure(AnyError const& error);

/// Judges an answer by its status and its error code (empty when there is none); never by a message's wording. The
/// operation's own `retryable` errors count too. Rules: the cross-SDK standard mode, as botocore has it.
RetryKind classify_answer(OperationInfo const& operation, HttpResponse const& response, std::string_view code);

/// Whether the answer's body is not what DynamoDB's `x-amz-crc32` says; false when it has none.
bool is_corrupt(ServiceInfo const& service, HttpResponse const& response);

/// Whether the operation waits for something to happen, so that its caller asks again at once.
bool is_long_polling(OperationInfo const& operation);

}  // namespace inia::detail
