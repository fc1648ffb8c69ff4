#include "call.hpp"

#include "http/tls_error.hpp"
#include "protocol/error_fields.hpp"
#include "retry/classify.hpp"
#include "util/deadline.hpp"

#include <inia/core/protocol/http_bindings.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace inia::detail {
namespace {

using std::chrono::milliseconds;

std::string name_of(OperationInfo const& operation) {
    return std::string(operation.service->name) + ' ' + std::string(operation.name);
}

std::string count_of(int attempts) { return std::to_string(attempts) + (attempts == 1 ? " attempt" : " attempts"); }

Fault fault_of(int status) noexcept {
    return status >= 500 ? Fault::server : status >= 400 ? Fault::client : Fault::unknown;
}

// For answers that are not the service's, such as a proxy's page.
std::string words_for(HttpResponse const& response) {
    if (response.body.empty()) return "the answer has no body";
    std::string text = "the answer is none that the service's protocol knows (";
    std::string_view const type = response.headers.find("Content-Type");
    if (!type.empty()) ((text += "Content-Type ") += type) += ", ";
    (text += "it begins '") += protocol::excerpt(response.body);
    return text + "'): did a proxy or another server answer? Check endpoint_url and the proxy's settings";
}

}  // namespace

Call::Call(Plan const& plan, TimePoint now)
    : plan_(plan),
      retry_(plan.rules, plan.quota, is_long_polling(plan.operation)),
      deadline_(plan.timeout.count() > 0 ? deadline_after(now, plan.timeout) : TimePoint::max()) {}

SendOptions Call::send_options(TimePoint now) const {
    SendOptions options{.stream_response = plan_.operation.streaming_output,
                        .connect_timeout = plan_.connect_timeout,
                        .read_timeout = plan_.read_timeout,
                        .attempt_timeout = plan_.attempt_timeout};
    if (deadline_ != TimePoint::max()) {
        // At least one millisecond, because 0 stands for "no limit".
        auto const left = std::max(std::chrono::ceil<milliseconds>(deadline_ - now), milliseconds(1));
        bool const shorter = options.attempt_timeout.count() == 0 || left < options.attempt_timeout;
        if (shorter) options.attempt_timeout = left;
    }
    return options;
}

void Call::on_answer(Result<HttpResponse>&& answer, TimePoint now, double random) {
    outcome_ = {};
    error_ = {};
    RetryKind const kind = answer ? take_response(std::move(*answer)) : take_failure(answer.error(), now);
    if (!outcome_.failed && !error_) {
        retry_.after_success();
        step_ = Step::done;
        return;
    }
    std::string_view const hint = outcome_.response.headers.find("x-amz-retry-after");
    StandardRetry::Decision const decision = retry_.after_failure(kind, hint, random);
    wait_ = decision.wait;
    failed_for_good_ = decision.verdict != StandardRetry::Verdict::retry;
    // A wait that the call's limit would cut has no point: the caller learns at once what went wrong last.
    if (deadline_ != TimePoint::max() && now + wait_ >= deadline_) {
        failed_for_good_ = true;
        wait_ = {};
    }
    if (wait_.count() > 0)
        step_ = Step::sleep;
    else
        on_slept();
}

RetryKind Call::take_response(HttpResponse&& response) {
    outcome_.response = std::move(response);
    bool const ok = outcome_.response.status >= 200 && outcome_.response.status < 300;
    // A service that had sent its status before it failed means 500.
    if (ok && plan_.failed_despite_2xx && plan_.failed_despite_2xx(outcome_.response)) outcome_.response.status = 500;
    HttpResponse const& answer = outcome_.response;
    ServiceInfo const& service = *plan_.operation.service;
    if (answer.status >= 200 && answer.status < 300) {
        if (!is_corrupt(service, answer)) return RetryKind::no;
        error_ = with_attempts(TransportError("the body of the answer does not match its x-amz-crc32"));
        return RetryKind::transient;
    }

    ErrorEnvelope envelope = plan_.read_error(service, answer);
    if (envelope.code.empty()) {
        envelope.code = std::to_string(answer.status);
        if (envelope.message.empty()) envelope.message = words_for(answer);
    }
    if (envelope.request_id.empty()) envelope.request_id = protocol::request_id(answer.headers);
    // The retry rules know the code that a modelled error has, which for a query-compatible service is its type.
    RetryKind kind = classify_answer(plan_.operation, answer, envelope.code);
    if (kind == RetryKind::no && !envelope.type.empty()) kind = classify_answer(plan_.operation, answer, envelope.type);

    outcome_.failed = true;
    outcome_.error_type = envelope.type.empty() ? envelope.code : std::move(envelope.type);
    outcome_.error = {.service = std::string(service.name),
                      .operation = std::string(plan_.operation.name),
                      .code = std::move(envelope.code),
                      .message = std::move(envelope.message),
                      .request_id = std::move(envelope.request_id),
                      .extended_request_id = std::string(answer.headers.find("x-amz-id-2")),
                      .http_status = answer.status,
                      .attempts = retry_.attempt(),
                      .fault = envelope.fault == Fault::unknown ? fault_of(answer.status) : envelope.fault,
                      .retryable = kind != RetryKind::no,
                      .throttling = kind == RetryKind::throttling};
    return kind;
}

RetryKind Call::take_failure(AnyError const& error, TimePoint now) {
    if (error.is<TimeoutError>() && now >= deadline_) {
        error_ =
            TimeoutError(name_of(plan_.operation) + ": no answer within the " + std::to_string(plan_.timeout.count())
                         + " ms that the call was given (timeout), " + count_of(retry_.attempt()));
        return RetryKind::no;
    }
    error_ = with_attempts(error);
    return classify_failure(error);
}

// The transport knows neither the operation nor how often it was tried.
AnyError Call::with_attempts(AnyError const& error) const {
    std::string const text = name_of(plan_.operation) + ": " + error.what() + " (" + count_of(retry_.attempt()) + ')';
    if (error.is<TimeoutError>()) return TimeoutError(text);
    if (error.is<TlsError>()) return TlsError(text);
    if (error.is<TransportError>()) return TransportError(text);
    return error;
}

Result<Outcome> Call::result() && {
    if (error_) return std::move(error_);
    outcome_.attempts = retry_.attempt();
    return std::move(outcome_);
}

}  // namespace inia::detail
