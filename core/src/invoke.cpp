#include <inia/core/call_ends.hpp>
#include <inia/core/response_metadata.hpp>

#include <utility>

namespace inia {
namespace {

/// `sent` is `request`, or what it was rewritten to.
Result<Outcome> send(ClientCore const& core, CallEnds const& ends, void const* request, void const* sent,
                     CallOptions const& options) {
    HttpRequest http;
    if (AnyError error = ends.serialize(core, sent, http)) return error;
    Result<std::shared_ptr<Endpoint const>> endpoint = ends.endpoint(core, request);
    if (endpoint && ends.discover != nullptr)
        endpoint = discovered_endpoint(core, *ends.operation, *std::move(endpoint), ends.discover);
    if (!endpoint) return endpoint.error();
    return core.execute(*ends.operation, std::move(http), **endpoint, ends.read_error, options,
                        ends.failed_despite_2xx);
}

/// An answer that was read says 200, so most often it is not the service that wrote it wrong. Its readers know the
/// operation and the place.
AnyError with_advice(OperationInfo const& operation, AnyError const& error) {
    return ParseError(std::string(operation.service->name) + ' ' + error.what()
                      + "; the answer may have been cut short or changed by a proxy: try again, and if it stays, look "
                        "at what stands between here and the endpoint");
}

}  // namespace

AnyError invoke(ClientCore const& core, CallEnds const& ends, void const* request, CallOptions const& options,
                void* response) {
    std::shared_ptr<void const> const rewritten = ends.rewrite != nullptr ? ends.rewrite(request) : nullptr;
    void const* const sent = rewritten ? rewritten.get() : request;
    Result<Outcome> outcome = send(core, ends, request, sent, options);
    if (outcome && ends.discover != nullptr && is_invalid_endpoint(*outcome)) {
        forget_endpoint(core);
        outcome = send(core, ends, request, sent, options);
    }
    if (!outcome) return outcome.error();
    if (options.metadata != nullptr) read_metadata(*options.metadata, *ends.operation, *outcome);
    if (outcome->failed) return ends.make_error(std::move(*outcome));
    AnyError error = ends.deserialize(request, outcome->response, response);
    core.recycle(std::move(outcome->response.body));
    return error.is<ParseError>() ? with_advice(*ends.operation, error) : error;
}

}  // namespace inia
