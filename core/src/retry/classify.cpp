#include "retry/classify.hpp"

#include "format/crc.hpp"
#include "http/tls_error.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace inia::detail {
namespace {

// All lists are sorted, for a binary search.
constexpr std::array<std::string_view, 14> throttling_codes{
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
};
constexpr std::array<std::string_view, 2> transient_codes{"RequestTimeout", "RequestTimeoutException"};

struct ServiceCode {
    std::string_view service_id, code;
};
constexpr std::array<ServiceCode, 1> transient_service_codes{{{"STS", "IDPCommunicationError"}}};

struct ServiceOperation {
    std::string_view service_id, operation;
};
constexpr std::array<ServiceOperation, 4> long_polling{{
    {"SQS", "ReceiveMessage"},
    {"SFN", "GetActivityTask"},
    {"SWF", "PollForActivityTask"},
    {"SWF", "PollForDecisionTask"},
}};

template<std::size_t size> bool contains(std::array<std::string_view, size> const& sorted, std::string_view text) {
    return std::binary_search(sorted.begin(), sorted.end(), text);
}

bool is_transient_status(int status) noexcept {
    return status == 500 || status == 502 || status == 503 || status == 504;
}

}  // namespace

RetryKind classify_failure(AnyError const& error) {
    if (error.is<TimeoutError>()) return RetryKind::timeout;
    if (error.is<TransportError>() && !error.is<TlsError>()) return RetryKind::transient;
    return RetryKind::no;
}

RetryKind classify_answer(OperationInfo const& operation, HttpResponse const& response, std::string_view code) {
    if (!code.empty()) {
        if (contains(throttling_codes, code)) return RetryKind::throttling;
        for (std::size_t i = 0; i < operation.retryable_error_count; ++i)
            if (operation.retryable_errors[i].code == code)
                return operation.retryable_errors[i].throttling ? RetryKind::throttling : RetryKind::transient;
        if (contains(transient_codes, code)) return RetryKind::transient;
        for (ServiceCode const& entry : transient_service_codes)
            if (entry.code == code && entry.service_id == operation.service->service_id) return RetryKind::transient;
    }
    return is_transient_status(response.status) ? RetryKind::transient : RetryKind::no;
}

bool is_corrupt(ServiceInfo const& service, HttpResponse const& response) {
    if (service.service_id != "DynamoDB" && service.service_id != "DynamoDB Streams") return false;
    std::string_view const announced = response.headers.find("x-amz-crc32");
    std::uint32_t expected = 0;
    auto const [end, code] = std::from_chars(announced.data(), announced.data() + announced.size(), expected);
    if (announced.empty() || code != std::errc() || end != announced.data() + announced.size()) return false;
    return format::crc32(response.body) != expected;
}

bool is_long_polling(OperationInfo const& operation) {
    return std::any_of(long_polling.begin(), long_polling.end(), [&](ServiceOperation const& entry) {
        return entry.operation == operation.name && entry.service_id == operation.service->service_id;
    });
}

}  // namespace inia::detail
