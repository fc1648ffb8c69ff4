#include "support/catch.hpp"

#include <inia/core/result.hpp>

using namespace inia;

namespace {

class DemoError : public ErrorType<DemoError, ServiceError> {
public:
    using ErrorType::ErrorType;
};

class NotFound final : public ErrorType<NotFound, DemoError> {
public:
    using ErrorType::ErrorType;
};

ErrorDetails const missing{.service = "s3",
                           .operation = "GetObject",
                           .code = "NoSuchKey",
                           .message = "The specified key does not exist.",
                           .request_id = "4442587FB7D0A2F9",
                           .extended_request_id = "abc=",
                           .http_status = 404,
                           .attempts = 2,
                           .fault = Fault::client};

}  // namespace

TEST_CASE("a service's error names service, operation, code, message, request ids and attempts", "[core][error]") {
    ServiceError const error(missing);
    CHECK(std::string(error.what())
          == "s3 GetObject: NoSuchKey: The specified key does not exist. (HTTP 404, request "
             "id 4442587FB7D0A2F9, extended id abc=, 2 attempts)");
    CHECK(error.code() == "NoSuchKey");
    CHECK(error.attempts() == 2);
    CHECK(error.fault() == Fault::client);
}

TEST_CASE("a service's error without message and ids still reads well", "[core][error]") {
    ServiceError const error({.service = "sqs", .operation = "SendMessage", .http_status = 500});
    CHECK(std::string(error.what()) == "sqs SendMessage: an error without a code (HTTP 500, 1 attempt)");
}

TEST_CASE("a service's message that quotes the signature is masked in what()", "[core][error]") {
    ErrorDetails details = missing;
    details.message = "Authorization header requires 'Date': Credential=AKID/20150830/us-east-1/s3/aws4_request, "
                      "SignedHeaders=host, Signature=5d672d79c15b13162d9279b0855cfba6";
    std::string const text = ServiceError(details).what();
    CHECK(text.find("5d672d79") == std::string::npos);
    CHECK(text.find("AKID") == std::string::npos);
    CHECK(text.find("SignedHeaders=host") != std::string::npos);
}

TEST_CASE("an error as a value is thrown with its own type", "[core][error]") {
    AnyError const error = NotFound(missing);
    CHECK(error.is<DemoError>());
    CHECK(error.is<ServiceError>());
    CHECK_FALSE(error.is<TransportError>());
    CHECK_THROWS_AS(error.raise(), NotFound);
    CHECK_THROWS_AS(AnyError(TimeoutError("late")).raise(), TransportError);
    CHECK_THROWS_AS(AnyError(Error("plain")).raise(), Error);
}

TEST_CASE("a result without a value throws its error on access", "[core][error]") {
    Result<int> const result = ConfigError("no region");
    CHECK_FALSE(result);
    CHECK_THROWS_AS(result.value(), ConfigError);
    CHECK(std::string(result.error().what()) == "no region");
}

TEST_CASE("copies of a thrown service's error share its details and may outlive it", "[core][error]") {
    std::unique_ptr<ServiceError> copy;
    try {
        throw NotFound(missing);
    } catch (ServiceError const& error) {
        copy = std::make_unique<ServiceError>(error);
    }
    CHECK(copy->request_id() == "4442587FB7D0A2F9");
}
