#include "protocol/conformance_report.hpp"
#include "retry/classify.hpp"
#include "retry/quota.hpp"
#include "retry/standard.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <vector>

// How a case is judged stands in the README of the conformance folder, section retries.

namespace inia::detail {
namespace {

using test::ConformanceReport;
using test::differs;
namespace json = boost::json;

json::value const* member(json::value const& object, char const* key) { return object.as_object().if_contains(key); }

std::string text(json::value const& object, char const* key) {
    json::value const* const value = member(object, key);
    return value ? std::string(value->as_string()) : std::string();
}

int number(json::value const& object, char const* key, int otherwise) {
    json::value const* const value = member(object, key);
    return value ? value->to_number<int>() : otherwise;
}

// The vectors name a service by its service id in lower case and with hyphens.
std::string_view service_id_of(std::string_view name) {
    if (name == "dynamodb") return "DynamoDB";
    if (name == "dynamodb-streams") return "DynamoDB Streams";
    if (name == "sqs") return "SQS";
    if (name == "sts") return "STS";
    return name;
}

/// What an attempt came to, in the terms of the retry rules. No kind: it succeeded.
struct Attempt {
    std::optional<RetryKind> failure;
    std::string hint;
};

Attempt judge_attempt(OperationInfo const& operation, json::value const& given) {
    if (std::string const exception = text(given, "exception") + text(given, "failure"); !exception.empty()) {
        if (exception.find("timeout") != std::string::npos) return {classify_failure(TimeoutError(exception)), {}};
        return {classify_failure(TransportError(exception)), {}};
    }
    HttpResponse response;
    response.status = number(given, "status", 0);
    response.body = text(given, "body");
    if (json::value const* const headers = member(given, "headers"))
        for (auto const& [name, value] : headers->as_object()) response.headers.add(name, value.as_string());
    std::string const hint(response.headers.find("x-amz-retry-after"));
    if (response.status < 300 && !is_corrupt(*operation.service, response)) return {{}, hint};
    if (response.status < 300) return {RetryKind::transient, hint};
    return {classify_answer(operation, response, text(given, "errorCode")), hint};
}

char const* name_of(StandardRetry::Verdict verdict) {
    switch (verdict) {
    case StandardRetry::Verdict::retry: return "retry";
    case StandardRetry::Verdict::not_retryable: return "not-retryable";
    case StandardRetry::Verdict::max_attempts_exceeded: return "max-attempts-exceeded";
    case StandardRetry::Verdict::quota_exceeded: return "retry-quota-exceeded";
    }
    return "";
}

// The difference of one attempt; empty when there is none.
std::string compare(json::value const& expected, std::string const& outcome, int quota, double delay) {
    std::string wrong = differs("the outcome", outcome, text(expected, "outcome"));
    wrong += differs("the quota", std::to_string(quota), std::to_string(number(expected, "retryQuota", -1)));
    json::value const* const wanted = member(expected, "delay");
    if (std::abs(delay - (wanted ? wanted->to_number<double>() : 0)) > 1e-6)
        wrong += "the delay is " + std::to_string(delay);
    return wrong;
}

std::string judge_standard(json::value const& test) {
    json::value const& given = test.at("given");
    std::string const service_name = text(given, "service");
    ServiceInfo const service{.name = "demo", .service_id = service_id_of(service_name)};
    bool const polls = member(given, "longPolling") && given.at("longPolling").as_bool();
    OperationInfo const operation{.service = &service, .name = polls ? "ReceiveMessage" : "DoIt"};

    RetryRules rules = text(given, "retrySpec") == "2.0" ? retry_rules_2020() : retry_rules_2026(service.service_id);
    rules.max_attempts = number(given, "maxAttempts", rules.max_attempts);
    if (json::value const* const longest = member(given, "maxBackoff"))
        rules.longest_wait = std::chrono::milliseconds(std::lround(longest->to_number<double>() * 1000));
    RetryQuota quota(RetryQuota::default_capacity, number(given, "initialRetryTokens", 500));
    double const jitter = given.at("jitter").to_number<double>();

    for (json::value const& request : test.at("requests").as_array()) {
        StandardRetry retry(rules, quota, is_long_polling(operation));
        for (json::value const& step : request.at("attempts").as_array()) {
            Attempt const attempt = judge_attempt(operation, step.at("response"));
            std::string outcome = "success";
            double delay = 0;
            if (attempt.failure) {
                auto const decision = retry.after_failure(*attempt.failure, attempt.hint, jitter);
                outcome = name_of(decision.verdict);
                delay = std::chrono::duration<double>(decision.wait).count();
            } else {
                retry.after_success();
            }
            if (std::string wrong = compare(step.at("expected"), outcome, quota.available(), delay); !wrong.empty())
                return wrong;
        }
    }
    return {};
}

std::string judge_classification(json::value const& test, std::vector<RetryableError> const& retryable) {
    std::string const service_name = text(test, "service");
    ServiceInfo const service{.name = service_name, .service_id = service_id_of(service_name)};
    OperationInfo const operation{.service = &service,
                                  .name = "DoIt",
                                  .retryable_errors = retryable.data(),
                                  .retryable_error_count = retryable.size()};
    RetryKind const kind = judge_attempt(operation, test.at("response")).failure.value_or(RetryKind::no);
    json::value const& expected = test.at("expected");
    if ((kind != RetryKind::no) != expected.at("retry").as_bool()) return "retried or not, the wrong way round";
    if ((kind == RetryKind::throttling) != expected.at("throttling").as_bool()) return "throttling mistaken";
    return {};
}

// What codegen emits for an operation with these errors.
std::vector<RetryableError> retryable_errors(json::value const& file) {
    std::vector<RetryableError> errors;
    for (auto const& [name, shape] : file.at("operationErrors").as_object()) {
        json::value const* const trait = member(shape, "retryable");
        if (!trait) continue;
        json::value const* const error = member(shape, "error");
        json::value const* const throttling = member(*trait, "throttling");
        errors.push_back({error ? std::string_view(error->at("code").as_string()) : std::string_view(name),
                          throttling && throttling->as_bool()});
    }
    return errors;
}

std::string judge_quota(json::value const& test) {
    RetryQuota quota(test.at("capacity").to_number<int>());
    for (json::value const& step : test.at("steps").as_array()) {
        json::value const& expected = step.at("expected");
        if (json::value const* const cost = member(step, "acquire")) {
            if (quota.acquire(cost->to_number<int>()) != expected.at("granted").as_bool()) return "granted mistaken";
        } else {
            quota.release(step.at("release").to_number<int>());
        }
        if (quota.available() != expected.at("available").to_number<int>())
            return std::to_string(quota.available()) + " tokens are left";
    }
    return {};
}

template<class Judge> void run_file(ConformanceReport& report, std::string const& name, Judge judge) {
    std::optional<json::value> const file = test::conformance_file("retries/" + name);
    if (!file) return;
    for (json::value const& test : file->at("cases").as_array())
        report.run(name + '#' + text(test, "id"), [&] { return judge(test, *file); });
}

TEST_CASE("retries are decided as the vectors say", "[conformance][retries]") {
    ConformanceReport report("retries");
    run_file(report, "standard.json", [](json::value const& test, json::value const&) { return judge_standard(test); });
    run_file(report, "classification.json", [](json::value const& test, json::value const& file) {
        return judge_classification(test, retryable_errors(file));
    });
    run_file(report, "quota.json", [](json::value const& test, json::value const&) { return judge_quota(test); });
    for (char const* name : {"adaptive-cubic.json", "adaptive-rates.json", "rate-bucket.json"})
        report.skip_file(std::string("retries/") + name, "the client's own rate limit of the adaptive mode is not "
                                                         "supported yet");
}

}  // namespace
}  // namespace inia::detail
