#pragma once

#include "call.hpp"

#include <inia/core/http.hpp>
#include <inia/core/result.hpp>

/// What a call writes to the log. Each function costs one load when that level is off.
namespace inia::detail {

/// The request line and the headers of an attempt, secrets masked; never the body. Level debug.
void log_attempt(OperationInfo const& operation, Call const& call, HttpRequest const& request);
/// Status and headers of the answer, or why there is none. Level debug.
void log_answer(OperationInfo const& operation, Result<HttpResponse> const& answer);
/// That there will be another attempt, and when. Level info.
void log_wait(OperationInfo const& operation, Call const& call);

}  // namespace inia::detail
