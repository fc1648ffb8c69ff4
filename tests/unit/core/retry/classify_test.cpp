#include "support/catch.hpp"
#include "support/fakes.hpp"

#include "http/tls_error.hpp"
#include "retry/classify.hpp"

using namespace inia;
using namespace inia::detail;
using inia::test::answer;

namespace {

ServiceInfo const demo{.name = "demo", .service_id = "Demo"};
ServiceInfo const dynamodb{.name = "dynamodb", .service_id = "DynamoDB"};
OperationInfo const operation{.service = &demo, .name = "DoIt"};

}  // namespace

TEST_CASE("failures of the network are repeated, distrust and local errors are not", "[core][retry]") {
    CHECK(classify_failure(TransportError("refused")) == RetryKind::transient);
    CHECK(classify_failure(TimeoutError("silent")) == RetryKind::timeout);
    CHECK(classify_failure(TlsError("unknown authority")) == RetryKind::no);
    CHECK(classify_failure(ValidationError("no such file")) == RetryKind::no);
    CHECK(classify_failure(CredentialsError("none")) == RetryKind::no);
}

TEST_CASE("an error code outranks the status", "[core][retry]") {
    CHECK(classify_answer(operation, answer(400), "SlowDown") == RetryKind::throttling);
    CHECK(classify_answer(operation, answer(503), "SlowDown") == RetryKind::throttling);
    CHECK(classify_answer(operation, answer(400), "RequestTimeout") == RetryKind::transient);
    CHECK(classify_answer(operation, answer(503), "Whatever") == RetryKind::transient);
    CHECK(classify_answer(operation, answer(400), "Whatever") == RetryKind::no);
    CHECK(classify_answer(operation, answer(400), "") == RetryKind::no);
}

TEST_CASE("a code that only one service repeats is not repeated for others", "[core][retry]") {
    ServiceInfo const sts{.name = "sts", .service_id = "STS"};
    OperationInfo const assume{.service = &sts, .name = "AssumeRoleWithWebIdentity"};
    CHECK(classify_answer(assume, answer(400), "IDPCommunicationError") == RetryKind::transient);
    CHECK(classify_answer(operation, answer(400), "IDPCommunicationError") == RetryKind::no);
}

TEST_CASE("errors that the model marks are repeated", "[core][retry]") {
    RetryableError const errors[] = {{"ClusterBusy"}, {"TooHot", true}};
    OperationInfo const marked{
        .service = &demo, .name = "DoIt", .retryable_errors = errors, .retryable_error_count = 2};
    CHECK(classify_answer(marked, answer(409), "ClusterBusy") == RetryKind::transient);
    CHECK(classify_answer(marked, answer(409), "TooHot") == RetryKind::throttling);
    CHECK(classify_answer(operation, answer(409), "ClusterBusy") == RetryKind::no);
}

TEST_CASE("only DynamoDB's checksum is looked at, and only when it is one", "[core][retry]") {
    // The CRC-32 of "foo".
    CHECK_FALSE(is_corrupt(dynamodb, answer(200, "foo", {{"x-amz-crc32", "2356372769"}})));
    CHECK(is_corrupt(dynamodb, answer(200, "fop", {{"x-amz-crc32", "2356372769"}})));
    CHECK_FALSE(is_corrupt(dynamodb, answer(200, "foo")));
    CHECK_FALSE(is_corrupt(dynamodb, answer(200, "foo", {{"x-amz-crc32", "12x"}})));
    CHECK_FALSE(is_corrupt(demo, answer(200, "foo", {{"x-amz-crc32", "1"}})));
}

TEST_CASE("long polling is a matter of service and operation", "[core][retry]") {
    ServiceInfo const sqs{.name = "sqs", .service_id = "SQS"};
    CHECK(is_long_polling({.service = &sqs, .name = "ReceiveMessage"}));
    CHECK_FALSE(is_long_polling({.service = &sqs, .name = "SendMessage"}));
    CHECK_FALSE(is_long_polling({.service = &demo, .name = "ReceiveMessage"}));
}
