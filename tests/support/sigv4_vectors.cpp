#include "sigv4_vectors.hpp"

#include "digest.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace inia::test {

namespace {

namespace json = boost::json;

json::value load(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return json::parse(text.str());
}

std::string text_of(const json::value& value) { return std::string{value.as_string()}; }

std::string text_of(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? std::string{} : text_of(*value);
}

bool is_true(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value != nullptr && value->is_bool() && value->get_bool();
}

std::time_t time_of(const std::string& iso) {
    std::string compact;
    for (const char c : iso) {
        if (c != '-' && c != ':') {
            compact += c;
        }
    }
    const auto time = parse_amz_date(compact);
    if (!time) {
        throw std::runtime_error("not a time: " + iso);
    }
    return *time;
}

SignedVector common_part(const json::object& entry) {
    const json::object& context = entry.at("context").as_object();
    const json::object& credentials = context.at("credentials").as_object();
    const json::object& expected = entry.at("expected").as_object();
    SignedVector vector{};
    vector.id = text_of(entry, "id");
    vector.now = time_of(text_of(context, "timestamp"));
    vector.rules.credentials = {{text_of(credentials, "access_key_id"), text_of(credentials, "secret_access_key"),
                                 text_of(credentials, "session_token") + text_of(credentials, "token")}};
    vector.rules.region = text_of(context, "region");
    vector.rules.service = text_of(context, "service");
    vector.canonical_request = text_of(expected, "canonicalRequest");
    vector.string_to_sign = text_of(expected, "stringToSign");
    vector.signature = text_of(expected, "signature");
    return vector;
}

SignedVector from_suite(const json::object& entry) {
    SignedVector vector = common_part(entry);
    const json::object& context = entry.at("context").as_object();
    vector.rules.path_rule = PathRule{.encode_again = true, .normalize = is_true(context, "normalize")};
    vector.rules.session_token_signed = !is_true(context, "omit_session_token");
    const std::string text = text_of(entry.at("expected").as_object(), "signedRequest");
    vector.request = parse_vector_request(text, vector.body);
    return vector;
}

/// Puts a whole URL into the request: what a client would write into request line and Host header.
void take_url(SignedRequest& request, std::string_view url) {
    const std::size_t scheme_end = url.find("://");
    const std::string_view scheme = url.substr(0, scheme_end);
    url.remove_prefix(scheme_end + 3);
    const std::size_t host_end = url.find_first_of("/?");
    std::string host{url.substr(0, host_end)};
    const std::string default_port = scheme == "https" ? ":443" : ":80";
    if (host.size() > default_port.size() && host.ends_with(default_port)) {
        host.resize(host.size() - default_port.size());
    }
    request.target = host_end == std::string_view::npos ? "" : std::string{url.substr(host_end)};
    if (request.target.empty() || request.target.front() == '?') {
        request.target.insert(0, "/");
    }
    request.headers.insert(request.headers.begin(), Header{"Host", host});
}

SignedVector from_services(const json::object& entry) {
    SignedVector vector = common_part(entry);
    const json::object& context = entry.at("context").as_object();
    const json::object& given = entry.at("request").as_object();
    const json::object& expected = entry.at("expected").as_object();
    const std::string payload = text_of(context, "payload");
    SignedRequest& request = vector.request;
    vector.rules.path_rule =
        text_of(context, "pathStyle") == "single-encode-no-normalize" ? s3_path_rule : common_path_rule;
    vector.rules.allow_unsigned_payload = payload == "unsigned";
    vector.rules.allow_unsigned_trailer = payload == "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    request.method = text_of(given, "method");
    for (const json::value& header : given.at("headers").as_array()) {
        request.headers.emplace_back(text_of(header.at(0)), text_of(header.at(1)));
    }
    vector.body = text_of(given, "body");
    request.body_size = vector.body.size();
    request.body_sha256 = sha256_hex(vector.body);
    if (text_of(entry, "variant") == "query") {
        take_url(request, text_of(expected, "signedUrl"));
    } else {
        take_url(request, text_of(given, "url"));
        std::string date;
        for (const char c : text_of(context, "timestamp")) {
            if (c != '-' && c != ':') {
                date += c;
            }
        }
        request.headers.emplace_back("X-Amz-Date", date);
        if (is_true(context, "sendContentSha256Header")) {
            const std::string literal = payload == "signed"   ? *request.body_sha256
                                      : payload == "unsigned" ? "UNSIGNED-PAYLOAD"
                                                              : payload;
            request.headers.emplace_back("X-Amz-Content-Sha256", literal);
        }
        if (const std::string& token = vector.rules.credentials.front().session_token; !token.empty()) {
            request.headers.emplace_back("X-Amz-Security-Token", token);
        }
        request.headers.emplace_back("Authorization", text_of(expected, "authorization"));
    }
    if (!vector.body.empty() && !find_header(request.headers, "Transfer-Encoding")) {
        request.headers.emplace_back("Content-Length", std::to_string(vector.body.size()));
    }
    return vector;
}

}  // namespace

std::vector<SignedVector> load_sigv4_vectors(const std::filesystem::path& folder) {
    std::vector<SignedVector> vectors;
    for (const std::string name : {"requests.json", "requests-2015.json", "services.json"}) {
        const json::value file = load(folder / name);
        for (const json::value& entry : file.at("cases").as_array()) {
            vectors.push_back(name == "services.json" ? from_services(entry.as_object())
                                                      : from_suite(entry.as_object()));
            vectors.back().id = name + "#" + vectors.back().id;
        }
    }
    return vectors;
}

SignedRequest parse_vector_request(std::string_view text, std::string& body) {
    SignedRequest request;
    const auto next_line = [&text] {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        return line;
    };
    const std::string_view first = next_line();
    const std::size_t method_end = first.find(' ');
    const std::size_t target_end = first.rfind(' ');
    if (method_end == std::string_view::npos || target_end == method_end) {
        throw std::runtime_error("not a request line: " + std::string{first});
    }
    request.method = first.substr(0, method_end);
    request.target = first.substr(method_end + 1, target_end - method_end - 1);
    while (!text.empty()) {
        const std::string_view line = next_line();
        if (line.empty()) {
            break;
        }
        if (line.front() == ' ' || line.front() == '\t') {
            request.headers.back().second.append("\n").append(line);
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            throw std::runtime_error("not a header: " + std::string{line});
        }
        request.headers.emplace_back(line.substr(0, colon), line.substr(colon + 1));
    }
    body = text;
    request.body_size = body.size();
    request.body_sha256 = sha256_hex(body);
    return request;
}

}  // namespace inia::test
