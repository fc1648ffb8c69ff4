#include "cases.hpp"

#include <inia/core/format/base64.hpp>

namespace inia::vectors {
namespace {

/// A stream over text, as a transport hands out a streaming answer.
class TextStream final : public BodyStream {
public:
    explicit TextStream(std::string text) : text_(std::move(text)) {}
    std::size_t read(std::span<char> to, AnyError&) override {
        std::size_t const count = text_.copy(to.data(), to.size(), at_);
        at_ += count;
        return count;
    }
    AnyError read_to(BodySink& sink) override {
        AnyError error = sink.write(std::string_view(text_).substr(at_));
        at_ = text_.size();
        return error;
    }

private:
    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace

Result<HttpResponse> RecordingTransport::send(HttpRequest const& request, SendOptions const&) {
    sent.request = request;
    AnyError error;
    if (request.body.in_memory()) {
        sent.body = request.body.text();
    } else if (auto reader = request.body.open(error)) {
        char buffer[4096];
        while (std::size_t const count = reader->read(buffer, error)) sent.body.append(buffer, count);
    }
    if (error) return error;
    HttpResponse response;
    response.status = 200;
    return response;
}

std::chrono::system_clock::time_point FixedClock::now() {
    return std::chrono::system_clock::time_point(std::chrono::seconds(1'577'836'800));
}

Session test_session() {
    return Session(SessionOptions{
        .aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "example", .region_name = "us-east-1"});
}

// Cases of the serializers leave required members out.
Config test_config(std::shared_ptr<Transport> transport, std::string endpoint) {
    return Config{.endpoint_url = std::move(endpoint),
                  .parameter_validation = false,
                  .transport = std::move(transport),
                  .clock = std::make_shared<FixedClock>()};
}

HttpResponse response_of(json::object const& spec, bool stream, bool base64) {
    HttpResponse response;
    response.status = spec.at("status_code").to_number<int>();
    if (auto const* headers = spec.if_contains("headers"))
        for (auto const& [name, value] : headers->as_object()) response.headers.add(name, to_text(value));
    std::string body = spec.contains("body") ? to_text(spec.at("body")) : "";
    if (std::string const text = body; base64 && !format::from_base64(text, body))
        throw std::runtime_error("the body is no base64");
    if (stream && response.status < 300) {
        response.length = static_cast<std::int64_t>(body.size());
        response.stream = std::make_unique<TextStream>(std::move(body));
    } else {
        response.body = std::move(body);
    }
    return response;
}

Outcome failed_outcome(ServiceInfo const& service, ErrorEnvelope (*read)(ServiceInfo const&, HttpResponse const&),
                       HttpResponse response) {
    ErrorEnvelope envelope = read(service, response);
    Outcome outcome;
    outcome.failed = true;
    outcome.error_type = envelope.type.empty() ? envelope.code : envelope.type;
    outcome.error.code = std::move(envelope.code);
    outcome.error.message = std::move(envelope.message);
    outcome.error.request_id = std::move(envelope.request_id);
    outcome.error.http_status = response.status;
    outcome.response = std::move(response);
    return outcome;
}

std::string modelled_class(json::object const& suite, json::object const& the_case) {
    auto const* code = the_case.if_contains("errorCode");
    auto const* shapes = suite.if_contains("shapes");
    if (!code || !shapes) return {};
    for (auto const& [name, shape] : shapes->as_object()) {
        if (!shape.as_object().contains("exception")) continue;
        auto const* traits = shape.as_object().if_contains("error");
        auto const* alias = traits ? traits->as_object().if_contains("code") : nullptr;
        if (to_text(*code) == name || (alias && *alias == *code)) return std::string(name);
    }
    return {};
}

std::string compare_error(json::object const& expected, AnyError const& error, std::string const& wanted_class,
                          ModelledError const* modelled) {
    auto const* service_error = error.get<ServiceError>();
    if (!service_error) return std::string("no ServiceError: ") + error.what();
    if (auto const* code = expected.if_contains("errorCode"); code && to_text(*code) != service_error->code())
        return "code: expected " + to_text(*code) + ", is " + service_error->code();
    if (auto const* message = expected.if_contains("errorMessage");
        message && to_text(*message) != service_error->message())
        return "message: expected " + to_text(*message) + ", is " + service_error->message();
    std::string const its_class = modelled ? modelled->name : "";
    if (expected.contains("errorCode") && its_class != wanted_class) {
        std::string const none = "none that is modelled";
        return "the error's class: expected " + (wanted_class.empty() ? none : wanted_class) + ", is "
             + (its_class.empty() ? none : its_class);
    }
    auto const* wanted = expected.if_contains("error");
    if (!wanted || (!modelled && wanted->as_object().empty())) return {};
    if (!modelled) return "the error has no members: " + std::string(error.what());
    json::object actual = modelled->members;
    // The message is the function message() of every error, not a member.
    for (std::string_view name : {"message", "Message"})
        if (wanted->as_object().contains(name) && !actual.contains(name)) actual[name] = service_error->message();
    return compare_values(*wanted, actual, "error");
}

}  // namespace inia::vectors
