#include "auth/signing_key.hpp"
#include "auth/sigv4.hpp"
#include "protocol/conformance_report.hpp"
#include "util/crypto.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

// How a case is judged stands in the README of the conformance folder, section sigv4.

namespace inia::detail {
namespace {

using test::ConformanceReport;
using test::differs;
namespace json = boost::json;

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string text(json::value const& value) { return std::string(value.as_string()); }

std::string text_or_empty(json::value const& object, char const* key) {
    json::value const* const value = object.as_object().if_contains(key);
    return value == nullptr ? std::string() : text(*value);
}

bool flag(json::value const& object, char const* key) {
    json::value const* const value = object.as_object().if_contains(key);
    return value != nullptr && value->as_bool();
}

Credentials credentials_of(json::value const& context) {
    json::value const& keys = context.at("credentials");
    return {text(keys.at("access_key_id")), text(keys.at("secret_access_key")), text_or_empty(keys, "token")};
}

std::chrono::sys_seconds time_of(json::value const& context) {
    int year = 0;
    unsigned month = 0, day = 0;
    int hour = 0, minute = 0, second = 0;
    std::string const stamp = text(context.at("timestamp"));
    REQUIRE(std::sscanf(stamp.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year, &month, &day, &hour, &minute, &second) == 6);
    return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day))
         + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

void set_target(HttpRequest& request, std::string const& target) {
    std::size_t const mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    request.query = mark < target.size() ? target.substr(mark + 1) : "";
}

/// Takes a URL apart as the client's endpoint does: the scheme's own port is left out of the host.
void set_url(HttpRequest& request, std::string const& url) {
    std::size_t const scheme_end = url.find("://");
    request.scheme = url.substr(0, scheme_end);
    std::size_t const host_begin = scheme_end + 3;
    std::size_t const host_end = std::min(url.find_first_of("/?", host_begin), url.size());
    request.host = url.substr(host_begin, host_end - host_begin);
    std::string const port = request.scheme == "https" ? ":443" : ":80";
    if (request.host.ends_with(port)) request.host.resize(request.host.size() - port.size());
    set_target(request, url.substr(host_end));
}

void add_headers(HttpRequest& request, json::value const& headers) {
    for (json::value const& header : headers.as_array()) {
        std::string const name = text(header.at(0));
        std::string value = text(header.at(1));
        // A folded header arrives unfolded, with a blank in place of each line break.
        std::replace(value.begin(), value.end(), '\n', ' ');
        if (name == "Host") {
            request.host = value;
        } else {
            request.headers.add(name, value);
        }
    }
}

Pairs query_of(std::string const& query) {
    Pairs pairs;
    for (std::size_t at = 0; at < query.size();) {
        std::size_t const end = std::min(query.find('&', at), query.size());
        std::string const parameter = query.substr(at, end - at);
        std::size_t const equals = std::min(parameter.find('='), parameter.size());
        pairs.emplace_back(parameter.substr(0, equals),
                           equals < parameter.size() ? parameter.substr(equals + 1) : std::string());
        at = end + 1;
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::string squeezed(std::string_view value) {
    std::string result;
    for (char const c : value) {
        bool const blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank) result += c;
        if (blank && !result.empty() && result.back() != ' ') result += ' ';
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

std::string lower(std::string value) {
    std::transform(value.begin(), value.end(), value.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return value;
}

std::string listed(Pairs const& pairs) {
    std::string result;
    for (auto const& [name, value] : pairs) result.append(name).append("=").append(value).append("\n");
    return result;
}

std::string listed(HttpRequest const& request) {
    Pairs pairs;
    pairs.emplace_back("host", request.host);
    for (Headers::Field const field : request.headers) {
        pairs.emplace_back(lower(std::string(field.name)), squeezed(field.value));
    }
    std::sort(pairs.begin(), pairs.end());
    return listed(pairs);
}

/// Compares with a request in text form; the order of headers and of query parameters does not matter.
std::string compare_signed_request(HttpRequest const& request, std::string const& wanted) {
    std::size_t const line_end = wanted.find('\n');
    std::string const line = wanted.substr(0, line_end);
    std::size_t const target_begin = line.find(' ') + 1;
    HttpRequest parsed;
    set_target(parsed, line.substr(target_begin, line.rfind(' ') - target_begin));
    if (std::string wrong = differs("path", request.path, parsed.path); !wrong.empty()) return wrong;
    if (std::string wrong = differs("query", listed(query_of(request.query)), listed(query_of(parsed.query)));
        !wrong.empty()) {
        return wrong;
    }
    std::string rest = wanted.substr(line_end + 1);
    std::size_t const head_end = std::min(rest.find("\n\n"), rest.size());
    std::string head = rest.substr(0, head_end);
    for (std::size_t at = 0; (at = head.find("\n ", at)) != std::string::npos;) head[at] = ' ';
    for (std::size_t at = 0; at < head.size();) {
        std::size_t const end = std::min(head.find('\n', at), head.size());
        std::string const field = head.substr(at, end - at);
        std::size_t const colon = field.find(':');
        if (field.substr(0, colon) == "Host") {
            parsed.host = field.substr(colon + 1);
        } else {
            parsed.headers.add(field.substr(0, colon), field.substr(colon + 1));
        }
        at = end + 1;
    }
    if (std::string wrong = differs("headers", listed(request), listed(parsed)); !wrong.empty()) return wrong;
    std::string const body = head_end < rest.size() ? rest.substr(head_end + 2) : "";
    return differs("body", request.body.text(), body);
}

std::string compare_trace(SigningTrace const& trace, json::value const& expected) {
    for (auto const& [what, got] :
         {std::pair{"canonicalRequest", &trace.canonical_request}, std::pair{"stringToSign", &trace.string_to_sign},
          std::pair{"signature", &trace.signature}}) {
        if (std::string wrong = differs(what, *got, text(expected.at(what))); !wrong.empty()) return wrong;
    }
    return {};
}

AnyError sign_as(std::string const& variant, HttpRequest& request, json::value const& context, SigningScope scope,
                 char const* expiry_key, SigningTrace& trace) {
    Credentials const credentials = credentials_of(context);
    scope.time = time_of(context);
    if (variant == "header") return sign(request, credentials, scope, &trace);
    return presign(request, credentials, scope, std::chrono::seconds(context.at(expiry_key).as_int64()), &trace);
}

std::string judge_request(json::value const& test) {
    json::value const& context = test.at("context");
    std::string const region = text(context.at("region")), service = text(context.at("service"));
    HttpRequest request;
    request.method = text(test.at("request").at("method"));
    set_target(request, text(test.at("request").at("target")));
    add_headers(request, test.at("request").at("headers"));
    request.body = text(test.at("request").at("body"));
    SigningScope const scope{.region = region,
                             .service = service,
                             .normalize_path = flag(context, "normalize"),
                             .send_payload_hash = flag(context, "sign_body"),
                             .unsigned_session_token = flag(context, "omit_session_token")};
    SigningTrace trace;
    if (AnyError const error =
            sign_as(text(test.at("variant")), request, context, scope, "expiration_in_seconds", trace)) {
        return error.what();
    }
    json::value const& expected = test.at("expected");
    if (std::string wrong = compare_trace(trace, expected); !wrong.empty()) return wrong;
    return compare_signed_request(request, text(expected.at("signedRequest")));
}

std::string judge_service(json::value const& test) {
    json::value const& context = test.at("context");
    json::value const& expected = test.at("expected");
    std::string const region = text(context.at("region")), service = text(context.at("service"));
    std::string const payload = text(context.at("payload")), variant = text(test.at("variant"));
    HttpRequest request;
    request.method = text(test.at("request").at("method"));
    set_url(request, text(test.at("request").at("url")));
    add_headers(request, test.at("request").at("headers"));
    request.body = text(test.at("request").at("body"));
    SigningScope scope{.region = region,
                       .service = service,
                       .s3_path = text(context.at("pathStyle")) == "single-encode-no-normalize",
                       .send_payload_hash = flag(context, "sendContentSha256Header")};
    if (payload != "signed") scope.payload_hash = payload == "unsigned" ? unsigned_payload : payload;
    SigningTrace trace;
    if (AnyError const error = sign_as(variant, request, context, scope, "expiresSeconds", trace)) return error.what();
    if (std::string wrong = compare_trace(trace, expected); !wrong.empty()) return wrong;
    if (variant == "header") {
        return differs("authorization", request.headers.find("Authorization"), text(expected.at("authorization")));
    }
    HttpRequest wanted;
    set_url(wanted, text(expected.at("signedUrl")));
    if (std::string wrong = differs("path", request.path, wanted.path); !wrong.empty()) return wrong;
    return differs("query", listed(query_of(request.query)), listed(query_of(wanted.query)));
}

std::string judge_key(json::value const& test) {
    std::array<char, 64> key;
    crypto::write_hex(derive_signing_key(text(test.at("secretAccessKey")), text(test.at("date")),
                                         text(test.at("region")), text(test.at("service"))),
                      key.data());
    return differs("signingKey", {key.data(), key.size()}, text(test.at("expected").at("signingKey")));
}

void run_file(ConformanceReport& report, char const* name, std::string (*judge)(json::value const&)) {
    std::optional<json::value> const file = test::conformance_file(std::string("sigv4/") + name);
    if (!file) return;
    for (json::value const& test : file->at("cases").as_array()) {
        report.run(std::string(name) + "#" + text(test.at("id")), [&] { return judge(test); });
    }
}

TEST_CASE("every SigV4 vector for headers, queries and keys comes out byte for byte", "[conformance][sigv4]") {
    ConformanceReport report("sigv4");
    run_file(report, "requests.json", judge_request);
    run_file(report, "requests-2015.json", judge_request);
    run_file(report, "services.json", judge_service);
    run_file(report, "signing-keys.json", judge_key);
    report.skip_file("sigv4/chunked.json", "chunked.json, signed chunks are not supported yet");
    report.skip_file("sigv4/event-stream.json", "event-stream.json, frames of events are not signed yet");
}

}  // namespace
}  // namespace inia::detail
