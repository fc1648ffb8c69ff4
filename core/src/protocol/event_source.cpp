#include <inia/core/protocol/event_source.hpp>

#include <inia/core/protocol/http_bindings.hpp>

#include <algorithm>
#include <utility>

namespace inia::protocol {
namespace {

constexpr std::size_t buffer_size = std::size_t{32} * 1024;

ParseError broken(OperationInfo const& operation, std::string_view problem) {
    return ParseError(std::string(operation.name) + ": the stream of events " + std::string(problem));
}

/// The value of a header that is text; null data when there is none.
std::string_view text_of(eventstream::Message const& message, std::string_view name) noexcept {
    eventstream::Header const* const header = message.find(name);
    return header && header->type == eventstream::HeaderType::string ? header->value : std::string_view();
}

/// Whether the operation's model says that this error may be retried.
RetryableError const* find_retryable(OperationInfo const& operation, std::string_view code) noexcept {
    RetryableError const* const end = operation.retryable_errors + operation.retryable_error_count;
    RetryableError const* const found = std::find_if(
        operation.retryable_errors, end, [&](RetryableError const& candidate) { return candidate.code == code; });
    return found == end ? nullptr : found;
}

}  // namespace

EventSource::EventSource(OperationInfo const& operation, HttpResponse& response)
    : operation_(operation),
      stream_(std::move(response.stream)) {
    if (!stream_) decoder_.feed(std::exchange(response.body, {}));
    answer_.status = response.status;
    answer_.headers = response.headers;
}

EventSource::~EventSource() = default;

Result<bool> EventSource::next() {
    while (!decoder_.next(message_)) {
        if (decoder_.problem() != eventstream::Problem::none) break;
        std::size_t size = 0;
        if (stream_) {
            AnyError error;
            buffer_.resize(buffer_size);
            size = stream_->read(buffer_, error);
            if (error) return error;
        }
        if (size == 0) {
            stream_.reset();
            if (decoder_.finish() == eventstream::Problem::none) return false;
            break;
        }
        decoder_.feed(std::string_view(buffer_).substr(0, size));
    }
    if (decoder_.problem() == eventstream::Problem::none) return true;
    return broken(operation_, eventstream::describe(decoder_.problem()));
}

Result<EventHead> EventSource::head() const {
    EventHead head{.content_type = text_of(message_, ":content-type")};
    std::string_view const kind = text_of(message_, ":message-type");
    char const* name = ":event-type";
    if (kind == "exception") {
        head.kind = EventHead::Kind::exception;
        name = ":exception-type";
    } else if (kind == "error") {
        head.kind = EventHead::Kind::error;
        name = ":error-code";
    } else if (kind != "event") {
        return broken(operation_, "has a message without a :message-type that is known");
    }
    head.type = text_of(message_, name);
    if (!head.type.empty()) return head;
    return broken(operation_, std::string("has a message without the header ") + name);
}

Outcome EventSource::failure(EventHead const& head, std::span<EventException const> known,
                             ReadErrorEnvelope read_error) const {
    Outcome outcome;
    outcome.failed = true;
    outcome.response.status = answer_.status;
    outcome.response.headers = answer_.headers;
    outcome.response.body = message_.payload;
    outcome.error.service = operation_.service->name;
    outcome.error.operation = operation_.name;
    outcome.error.code = head.type;
    outcome.error.request_id = request_id(answer_.headers);
    outcome.error.extended_request_id = answer_.headers.find("x-amz-id-2");
    outcome.error.http_status = answer_.status;
    if (head.kind == EventHead::Kind::error) {
        outcome.error.message = text_of(message_, ":error-message");
    } else {
        auto const found =
            std::find_if(known.begin(), known.end(), [&](EventException const& e) { return e.name == head.type; });
        if (found != known.end()) {
            outcome.error.code = found->error;
            outcome.error.fault = found->fault;
        }
        outcome.error.message = read_error(*operation_.service, outcome.response).message;
    }
    if (RetryableError const* const retryable = find_retryable(operation_, outcome.error.code)) {
        outcome.error.retryable = true;
        outcome.error.throttling = retryable->throttling;
    }
    outcome.error_type = outcome.error.code;
    return outcome;
}

}  // namespace inia::protocol
