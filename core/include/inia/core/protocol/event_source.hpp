#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/event_stream.hpp>
#include <inia/core/eventstream/decoder.hpp>
#include <inia/core/export.hpp>
#include <inia/core/http.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/result.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace inia::protocol {

/// What a message of a stream is, by its headers.
struct EventHead {
    enum class Kind : unsigned char { event, exception, error };
    Kind kind = Kind::event;
    std::string_view type{};  ///< `:event-type`, `:exception-type` or `:error-code`.
    std::string_view content_type{};
};

/// The messages in the body of an answer, and what is known of the answer when one of them is an error.
class INIA_EXPORT EventSource {
public:
    /// Takes the answer's stream or body.
    EventSource(OperationInfo const& operation, HttpResponse& response);
    EventSource(EventSource const&) = delete;
    EventSource& operator=(EventSource const&) = delete;
    ~EventSource();

    OperationInfo const& operation() const noexcept { return operation_; }
    /// Waits for the next message; false at the end. A stream that ends inside of a frame is an error.
    Result<bool> next();
    /// The message that `next` found, until it is called again.
    eventstream::Message const& message() const noexcept { return message_; }
    /// Fails when the message's headers do not say what it is.
    Result<EventHead> head() const;
    /// The outcome of a call that failed by this exception or error; `known` are those of the model.
    Outcome failure(EventHead const& head, std::span<EventException const> known, ReadErrorEnvelope read_error) const;

private:
    OperationInfo const& operation_;
    std::unique_ptr<BodyStream> stream_;
    eventstream::Decoder decoder_;
    eventstream::Message message_;
    std::string buffer_;
    HttpResponse answer_;  ///< Without a body.
};

}  // namespace inia::protocol
