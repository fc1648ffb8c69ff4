#include "support/sigv4_verifier.hpp"

#include "support/catch.hpp"
#include "support/conformance.hpp"
#include "support/digest.hpp"
#include "support/sigv4_vectors.hpp"

#include <functional>

using namespace inia::test;

namespace {

/// The cases of the vectors, read once; empty if the build has no vectors.
const std::vector<SignedVector>& vectors() {
    static const std::vector<SignedVector> loaded = [] {
        const auto folder = conformance_dir();
        return folder ? load_sigv4_vectors(*folder / "sigv4") : std::vector<SignedVector>{};
    }();
    return loaded;
}

/// Runs `check` once for each vector, or says that there are none.
void for_each_vector(const std::function<void(const SignedVector&)>& check) {
    if (!conformance_dir()) {
        WARN("skipped: this build has no conformance vectors (set INIA_CONFORMANCE_DIR)");
        SUCCEED("nothing to check without the vectors");
        return;
    }
    REQUIRE(!vectors().empty());
    for (const SignedVector& vector : vectors()) {
        INFO(vector.id);
        check(vector);
    }
}

Verdict judge(const SignedVector& vector) { return verify_sigv4(vector.request, vector.rules, vector.now); }

/// What `explain` gives for a request with which all is right.
constexpr std::string_view accepted{};

std::string explain(const Verdict& verdict) {
    std::string text;
    for (const std::string& problem : verdict.problems) {
        text.append(text.empty() ? "" : "\n").append(problem);
    }
    return text;
}

/// Gives the request another body, with the headers that tell its length.
void set_body(SignedVector& vector, const std::string& body) {
    vector.body = body;
    vector.request.body_size = body.size();
    vector.request.body_sha256 = sha256_hex(body);
    Headers& headers = vector.request.headers;
    std::erase_if(headers, [](const Header& header) { return lower(header.first) == "content-length"; });
    if (!body.empty() && !find_header(headers, "Transfer-Encoding")) {
        headers.emplace_back("Content-Length", std::to_string(body.size()));
    }
}

/// The value of a header, to be changed in place.
std::string& header(SignedVector& vector, std::string_view name) {
    for (auto& [key, value] : vector.request.headers) {
        if (lower(key) == lower(name)) {
            return value;
        }
    }
    throw std::logic_error("no header " + std::string{name});
}

bool in_query(const SignedVector& vector) {
    return vector.request.target.find("X-Amz-Signature=") != std::string::npos;
}

/// The text in which the vector carries its signature.
std::string& signature_carrier(SignedVector& vector) {
    return in_query(vector) ? vector.request.target : header(vector, "Authorization");
}

void replace(std::string& text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    if (at == std::string::npos) {
        throw std::logic_error("no '" + what + "' in '" + text + "'");
    }
    text.replace(at, what.size(), by);
}

/// A worked example of the AWS documentation, signed by its example key.
SignedVector documented(std::string method, std::string target, Headers headers, const std::string& body = {}) {
    SignedVector vector{};
    vector.request.method = std::move(method);
    vector.request.target = std::move(target);
    vector.request.headers = std::move(headers);
    set_body(vector, body);
    vector.rules.credentials = {{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", ""}};
    vector.rules.service = "s3";
    vector.now = *parse_amz_date("20130524T000000Z");
    return vector;
}

const std::string empty_sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

SignedVector documented_get_object() {
    return documented(
        "GET", "/test.txt",
        {{"Host", "examplebucket.s3.amazonaws.com"},
         {"Range", "bytes=0-9"},
         {"x-amz-content-sha256", empty_sha256},
         {"x-amz-date", "20130524T000000Z"},
         {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                           "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                           "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"}});
}

SignedVector documented_presigned_get() {
    return documented("GET",
                      "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2F"
                      "us-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                      "&X-Amz-SignedHeaders=host"
                      "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
                      {{"Host", "examplebucket.s3.amazonaws.com"}});
}

SignedVector documented_iam_list_users() {
    SignedVector vector =
        documented("GET", "/?Action=ListUsers&Version=2010-05-08",
                   {{"Host", "iam.amazonaws.com"},
                    {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                    {"X-Amz-Date", "20150830T123600Z"},
                    {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                                      "SignedHeaders=content-type;host;x-amz-date, "
                                      "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"}});
    vector.rules = SigningRules{};
    vector.rules.service = "iam";
    vector.now = *parse_amz_date("20150830T123600Z");
    return vector;
}

}  // namespace

TEST_CASE("the signatures that the AWS documentation works out are accepted", "[support][sigv4]") {
    CHECK(explain(judge(documented_get_object())) == accepted);
    CHECK(explain(judge(documented_presigned_get())) == accepted);
    CHECK(explain(judge(documented_iam_list_users())) == accepted);
    CHECK(explain(judge(documented(
              "PUT", "/test%24file.text",
              {{"Date", "Fri, 24 May 2013 00:00:00 GMT"},
               {"Host", "examplebucket.s3.amazonaws.com"},
               {"x-amz-content-sha256", "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"},
               {"x-amz-date", "20130524T000000Z"},
               {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
               {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                 "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                                 "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"}},
              "Welcome to Amazon S3.")))
          == accepted);
    CHECK(explain(judge(documented(
              "GET", "/?lifecycle",
              {{"Host", "examplebucket.s3.amazonaws.com"},
               {"x-amz-content-sha256", empty_sha256},
               {"x-amz-date", "20130524T000000Z"},
               {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                 "SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                 "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"}})))
          == accepted);
    CHECK(explain(judge(documented(
              "GET", "/?max-keys=2&prefix=J",
              {{"Host", "examplebucket.s3.amazonaws.com"},
               {"x-amz-content-sha256", empty_sha256},
               {"x-amz-date", "20130524T000000Z"},
               {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                                 "SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                                 "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"}})))
          == accepted);
}

TEST_CASE("every public SigV4 vector is accepted, and leads to its canonical request", "[support][sigv4]") {
    for_each_vector([](const SignedVector& vector) {
        const Verdict verdict = judge(vector);
        CHECK(explain(verdict) == accepted);
        CHECK(verdict.signature_matches);
        CHECK(verdict.canonical_request == vector.canonical_request);
        CHECK(verdict.string_to_sign == vector.string_to_sign);
    });
}

TEST_CASE("a public vector with one byte changed is refused", "[support][sigv4]") {
    for_each_vector([](const SignedVector& vector) {
        // The verdict on a copy of the vector that `change` has been at.
        const auto matches_after = [&](const std::function<void(SignedVector&)>& change) {
            SignedVector copy = vector;
            change(copy);
            const Verdict verdict = judge(copy);
            CHECK(verdict.ok() == verdict.signature_matches);
            return verdict.signature_matches;
        };
        CHECK_FALSE(matches_after([&](SignedVector& copy) {
            std::string changed = vector.signature;
            changed.back() = changed.back() == '0' ? '1' : '0';
            replace(signature_carrier(copy), vector.signature, changed);
        }));
        CHECK_FALSE(matches_after([](SignedVector& copy) { copy.request.method.back() = 'X'; }));
        CHECK_FALSE(matches_after(
            [](SignedVector& copy) { copy.request.target.insert(path_of(copy.request.target).size(), "x"); }));
        CHECK_FALSE(matches_after([](SignedVector& copy) {
            std::string& target = copy.request.target;
            target.append(target.find('?') == std::string::npos ? "?" : "&").append("x=1");
        }));
        CHECK_FALSE(matches_after([](SignedVector& copy) { header(copy, "Host").front() = 'X'; }));
        CHECK_FALSE(matches_after([](SignedVector& copy) { copy.rules.credentials.front().secret_access_key += "x"; }));
        const bool payload_is_signed = vector.canonical_request.ends_with(*vector.request.body_sha256);
        const std::string changed = vector.body.empty() ? "x" : "X" + vector.body.substr(1);
        CHECK(matches_after([&](SignedVector& copy) { set_body(copy, changed); }) == !payload_is_signed);
    });
}

TEST_CASE("a changed body is refused wherever the payload is signed", "[support][sigv4]") {
    SignedVector put = documented_get_object();
    set_body(put, "x");
    const Verdict verdict = judge(put);
    CHECK(verdict.code == "XAmzContentSHA256Mismatch");
    CHECK_FALSE(verdict.signature_matches);

    SignedVector presigned = documented_presigned_get();
    set_body(presigned, "x");
    CHECK(explain(judge(presigned)) == accepted);
}

TEST_CASE("a request without a signature is refused by name", "[support][sigv4]") {
    SignedVector bare = documented("GET", "/", {{"Host", "localhost"}});
    CHECK_FALSE(is_signed(bare.request));
    CHECK(judge(bare).code == "MissingAuthenticationToken");
    CHECK(explain(judge(bare)) == "the request is not signed");
    CHECK(is_signed(documented_get_object().request));
    CHECK(is_signed(documented_presigned_get().request));
}

TEST_CASE("the credential scope must name the region and the service", "[support][sigv4]") {
    SignedVector get = documented_get_object();
    get.rules.region = "eu-west-1";
    CHECK(explain(judge(get)) == "the credential scope names the region 'us-east-1' and not 'eu-west-1'");
    get.rules.region = "";
    CHECK(explain(judge(get)) == accepted);
    get.rules.service = "sqs";
    CHECK(explain(judge(get)) == "the credential scope names the service 's3' and not 'sqs'");
    get.rules.service = "";
    CHECK(explain(judge(get)) == accepted);
    replace(header(get, "Authorization"), "/20130524/", "/20130523/");
    CHECK(explain(judge(get)).find("the date of the credential scope, 20130523, is not that of X-Amz-Date") == 0);
}

TEST_CASE("the time of a request must be near, and a presigned URL must be alive", "[support][sigv4]") {
    SignedVector get = documented_get_object();
    const std::time_t signed_at = get.now;
    get.now = signed_at + 300;
    CHECK(explain(judge(get)) == accepted);
    get.now = signed_at + 301;
    CHECK(judge(get).code == "RequestTimeTooSkewed");
    CHECK(judge(get).signature_matches);
    get.now = signed_at - 301;
    CHECK(judge(get).code == "RequestTimeTooSkewed");

    SignedVector presigned = documented_presigned_get();
    presigned.now = signed_at + 86399;
    CHECK(explain(judge(presigned)) == accepted);
    presigned.now = signed_at + 86400;
    CHECK(explain(judge(presigned)) == "the presigned URL has expired");
}

TEST_CASE("the session token must be there exactly when the key has one", "[support][sigv4]") {
    SignedVector get = documented_get_object();
    get.rules.credentials.front().session_token = "a/token";
    CHECK(explain(judge(get)) == "the session token is missing");
    get.request.headers.emplace_back("X-Amz-Security-Token", "another/token");
    const std::string wrong = explain(judge(get));
    CHECK(wrong.find("the session token is a wrong one") != std::string::npos);
    CHECK(wrong.find("the header x-amz-security-token is there and is not signed") != std::string::npos);
    get.rules.credentials.front().session_token = "";
    CHECK(explain(judge(get)).find("has none") != std::string::npos);
}

TEST_CASE("an explanation shows neither secret nor session token", "[support][sigv4]") {
    SignedVector presigned = documented_presigned_get();
    presigned.rules.credentials.front().session_token = "a/token";
    presigned.request.target += "&X-Amz-Security-Token=a%2Ftoken";
    const std::string explanation = explain(judge(presigned));
    CHECK(explanation.find("canonical request") != std::string::npos);
    CHECK(explanation.find("X-Amz-Security-Token=(session token)") != std::string::npos);
    CHECK(explanation.find("a%2Ftoken") == std::string::npos);
    CHECK(explanation.find(presigned.rules.credentials.front().secret_access_key) == std::string::npos);
}

TEST_CASE("all headers that matter must be signed, and unstable ones must not be", "[support][sigv4]") {
    SignedVector get = documented_get_object();
    get.request.headers.emplace_back("X-Amz-Acl", "public-read");
    CHECK(explain(judge(get)) == "the header x-amz-acl is there and is not signed");

    SignedVector typed = documented_get_object();
    typed.request.headers.emplace_back("Content-Type", "text/plain");
    CHECK(explain(judge(typed)) == "the header content-type is there and is not signed");

    SignedVector agent = documented_get_object();
    agent.request.headers.emplace_back("User-Agent", "x");
    CHECK(explain(judge(agent)) == accepted);
    replace(header(agent, "Authorization"), "range;", "range;user-agent;");
    CHECK(explain(judge(agent)).find("SignedHeaders names a header that must not be signed: user-agent") == 0);

    SignedVector unsorted = documented_get_object();
    replace(header(unsorted, "Authorization"), "host;range;", "range;host;");
    CHECK(explain(judge(unsorted)).find("SignedHeaders is not sorted") == 0);

    SignedVector without_host = documented_get_object();
    replace(header(without_host, "Authorization"), "host;", "");
    CHECK(explain(judge(without_host)).find("the Host header is not signed") == 0);

    SignedVector absent = documented_get_object();
    replace(header(absent, "Authorization"), "host;", "host;if-match;");
    CHECK(explain(judge(absent)).find("SignedHeaders names a header that is not there: if-match") == 0);
}

TEST_CASE("an unsigned payload passes only where the rules allow it", "[support][sigv4]") {
    SignedVector get = documented_get_object();
    header(get, "x-amz-content-sha256") = "UNSIGNED-PAYLOAD";
    CHECK(judge(get).code == "AccessDenied");
    get.rules.allow_unsigned_payload = true;
    CHECK(judge(get).code == "SignatureDoesNotMatch");  // the signature was made over the hash of the payload

    SignedVector missing = documented_get_object();
    missing.request.headers.erase(missing.request.headers.begin() + 2);
    CHECK(explain(judge(missing)).find("which S3 demands") != std::string::npos);
}

TEST_CASE("a malformed Authorization header is refused, not misread", "[support][sigv4]") {
    SignedVector good = documented_get_object();
    const std::string whole = header(good, "Authorization");
    const std::vector<std::string> malformed{"",
                                             "Bearer token",
                                             whole.substr(0, 90),
                                             whole + ", Extra=1",
                                             whole + whole.substr(whole.find(',')),
                                             whole.substr(0, whole.size() - 1),
                                             "AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature="
                                                 + empty_sha256};
    for (const std::string& text : malformed) {
        INFO(text);
        SignedVector get = documented_get_object();
        header(get, "Authorization") = text;
        CHECK(judge(get).code == "IncompleteSignature");
    }
    SignedVector twice = documented_get_object();
    twice.request.headers.emplace_back("Authorization", whole);
    CHECK(explain(judge(twice)) == "there is more than one Authorization header");
    SignedVector both = documented_presigned_get();
    both.request.headers.emplace_back("Authorization", whole);
    CHECK(explain(judge(both)).find("and another one in the query") != std::string::npos);
}

TEST_CASE("the headers that give the body's length must agree with the body", "[support][sigv4]") {
    SignedRequest request;
    request.body_size = 3;
    request.body_sha256 = sha256_hex("abc");
    CHECK(length_problems(request).size() == 1);
    request.headers = {{"Content-Length", "3"}};
    CHECK(length_problems(request).empty());
    request.headers = {{"Content-Length", "4"}};
    CHECK(length_problems(request) == std::vector<std::string>{"Content-Length is 4, but the body has 3 bytes"});
    request.headers = {{"Content-Length", "+3"}};
    CHECK(length_problems(request).size() == 1);
    request.headers = {{"Content-Length", "3"}, {"content-length", "3"}};
    CHECK(length_problems(request).size() == 1);
    request.headers = {{"Content-Length", "3"}, {"Transfer-Encoding", "chunked"}};
    CHECK(length_problems(request).size() == 1);
    request.headers = {{"Transfer-Encoding", "chunked"}};
    CHECK(length_problems(request).empty());
}

TEST_CASE("a time is read only in the form that SigV4 has", "[support][sigv4]") {
    CHECK(parse_amz_date("19700101T000001Z") == 1);
    CHECK(parse_amz_date("20240229T235959Z") == 1709251199);
    for (const char* text : {"", "20230229T000000Z", "20240101T240000Z", "2024-01-01T00:00Z", "20240101 000000Z",
                             "20240101T000000z", "20240101T00000aZ"}) {
        CHECK_FALSE(parse_amz_date(text));
    }
}
