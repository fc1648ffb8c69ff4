#include "sigv4_verifier.hpp"

#include "digest.hpp"
#include "sigv4_claim.hpp"

#include <algorithm>

namespace inia::test {

namespace {

constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";
constexpr std::string_view unsigned_trailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

std::string signing_key(std::string_view secret, const CredentialScope& scope) {
    const std::string date = hmac_sha256("AWS4" + std::string{secret}, scope.date);
    const std::string region = hmac_sha256(date, scope.region);
    const std::string service = hmac_sha256(region, scope.service);
    return hmac_sha256(service, "aws4_request");
}

void replace_all(std::string& text, const std::string& what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

/// One pass over one request. Each step notes what is wrong and goes on as far as it makes sense, so that a failing
/// test tells everything at once.
class Verification {
public:
    Verification(const SignedRequest& request, const SigningRules& rules, std::time_t now)
        : request_(request),
          rules_(rules),
          now_(now) {}

    Verdict run() && {
        for (std::string& problem : length_problems(request_)) {
            note("IncompleteBody", std::move(problem));
        }
        auto query = parse_query(query_of(request_.target));
        if (!query) {
            note("InvalidURI", "the query has a bad percent encoding or a raw plus sign");
            return std::move(verdict_);
        }
        query_ = std::move(*query);
        std::vector<std::string> claim_problems;
        auto claim = read_claim(request_, query_, claim_problems);
        for (std::string& problem : claim_problems) {
            note(is_signed(request_) ? "IncompleteSignature" : "MissingAuthenticationToken", std::move(problem));
        }
        if (!claim) {
            return std::move(verdict_);
        }
        claim_ = std::move(*claim);
        is_s3_ = !path_rule_of(claim_.scope.service).encode_again;
        const KnownCredentials* credentials = check_key();
        check_scope();
        check_time();
        check_signed_headers();
        const std::string payload = check_payload();
        if (credentials != nullptr) {
            check_token(*credentials);
            check_signature(*credentials, payload);
            mask(*credentials);
        }
        return std::move(verdict_);
    }

private:
    void note(std::string_view code, std::string problem) {
        if (verdict_.code.empty()) {
            verdict_.code = code;
        }
        verdict_.problems.push_back(std::move(problem));
    }

    const KnownCredentials* check_key() {
        for (const KnownCredentials& known : rules_.credentials) {
            if (known.access_key_id == claim_.scope.access_key_id) {
                return &known;
            }
        }
        note(is_s3_ ? "InvalidAccessKeyId" : "UnrecognizedClientException",
             "the access key id " + claim_.scope.access_key_id + " is not known here");
        return nullptr;
    }

    void check_scope() {
        const CredentialScope& scope = claim_.scope;
        if (scope.date != claim_.amz_date.substr(0, 8)) {
            note("SignatureDoesNotMatch",
                 "the date of the credential scope, " + scope.date + ", is not that of X-Amz-Date, " + claim_.amz_date);
        }
        if (!rules_.region.empty() && scope.region != rules_.region) {
            note("SignatureDoesNotMatch",
                 "the credential scope names the region '" + scope.region + "' and not '" + rules_.region + "'");
        }
        if (!rules_.service.empty() && scope.service != rules_.service) {
            note("SignatureDoesNotMatch",
                 "the credential scope names the service '" + scope.service + "' and not '" + rules_.service + "'");
        }
    }

    void check_time() {
        const auto time = parse_amz_date(claim_.amz_date);
        const auto skew = static_cast<std::time_t>(rules_.max_skew.count());
        if (!time) {
            note("IncompleteSignature", "X-Amz-Date is not of the form YYYYMMDDTHHMMSSZ: " + claim_.amz_date);
        } else if (*time > now_ + skew) {
            note(is_s3_ ? "RequestTimeTooSkewed" : "SignatureDoesNotMatch",
                 "X-Amz-Date " + claim_.amz_date + " lies too far in the future");
        } else if (claim_.expires && now_ >= *time + static_cast<std::time_t>(*claim_.expires)) {
            note("AccessDenied", "the presigned URL has expired");
        } else if (!claim_.expires && *time < now_ - skew) {
            note(is_s3_ ? "RequestTimeTooSkewed" : "SignatureDoesNotMatch",
                 "X-Amz-Date " + claim_.amz_date + " lies too far in the past");
        }
    }

    bool header_is_signed(const std::string& lower_name) const {
        return std::find(claim_.signed_headers.begin(), claim_.signed_headers.end(), lower_name)
            != claim_.signed_headers.end();
    }

    void check_signed_headers() {
        const auto& names = claim_.signed_headers;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] != lower(names[i])) {
                note("SignatureDoesNotMatch", "SignedHeaders is not in lower case: " + names[i]);
            }
            if (i > 0 && names[i - 1] >= names[i]) {
                note("SignatureDoesNotMatch", "SignedHeaders is not sorted, or has a name twice: " + names[i]);
            }
            if (!find_header(request_.headers, names[i])) {
                note("SignatureDoesNotMatch", "SignedHeaders names a header that is not there: " + names[i]);
            }
            // What proxies may add, drop or rewrite makes a signature break on the way.
            for (const std::string_view unstable : {"authorization", "connection", "expect", "te", "transfer-encoding",
                                                    "user-agent", "x-amzn-trace-id"}) {
                if (names[i] == unstable) {
                    note("SignatureDoesNotMatch", "SignedHeaders names a header that must not be signed: " + names[i]);
                }
            }
        }
        if (!header_is_signed("host")) {
            note("SignatureDoesNotMatch", "the Host header is not signed");
        }
        for (const auto& [name, value] : request_.headers) {
            const std::string key = lower(name);
            const bool must = key.rfind("x-amz-", 0) == 0 || (key == "content-type" && !claim_.in_query);
            const bool excused = key == "x-amz-security-token" && !rules_.session_token_signed;
            if (must && !excused && !header_is_signed(key)) {
                note("AccessDenied", "the header " + key + " is there and is not signed");
            }
        }
    }

    /// What the request says of its payload: the header, or for presigned URLs the query parameter too.
    std::optional<std::string> declared_payload() {
        const auto values = all_headers(request_.headers, "X-Amz-Content-Sha256");
        if (values.size() > 1) {
            note("SignatureDoesNotMatch", "X-Amz-Content-Sha256 stands there more than once");
        }
        if (!values.empty()) {
            return std::string{trim(values.front())};
        }
        if (claim_.in_query) {
            for (const QueryParameter& parameter : query_) {
                if (parameter.name == "X-Amz-Content-Sha256") {
                    return parameter.value;
                }
            }
        }
        return std::nullopt;
    }

    /// The last line of the canonical request: what the payload really is, or that it is not signed where that may be.
    std::string check_payload() {
        auto declared = declared_payload();
        if (!declared) {
            if (is_s3_ && claim_.in_query) {
                return std::string{unsigned_payload};
            }
            if (is_s3_) {
                note("InvalidRequest", "X-Amz-Content-Sha256 is missing, which S3 demands");
            }
            return request_.body_sha256.value_or("");
        }
        if (*declared == unsigned_payload || *declared == unsigned_trailer) {
            const bool allowed = *declared == unsigned_trailer
                                   ? rules_.allow_unsigned_trailer
                                   : rules_.allow_unsigned_payload || (is_s3_ && claim_.in_query);
            if (!allowed) {
                note("AccessDenied", "the payload is sent as " + *declared + ", which is not allowed here");
            }
            return *declared;
        }
        if (request_.body_sha256 && *declared != *request_.body_sha256) {
            note("XAmzContentSHA256Mismatch", "X-Amz-Content-Sha256 is " + *declared + ", but the body of "
                                                  + std::to_string(request_.body_size) + " bytes has "
                                                  + *request_.body_sha256);
        }
        return request_.body_sha256.value_or(*declared);
    }

    void check_token(const KnownCredentials& credentials) {
        if (claim_.session_token == credentials.session_token) {
            return;
        }
        const std::string problem = credentials.session_token.empty() ? "there is a session token, but the key "
                                                                            + credentials.access_key_id + " has none"
                                  : claim_.session_token.empty() ? "the session token is missing"
                                                                 : "the session token is a wrong one";
        note(is_s3_ ? "InvalidToken" : "InvalidClientTokenId", problem);
    }

    void check_signature(const KnownCredentials& credentials, const std::string& payload) {
        const PathRule rule = rules_.path_rule.value_or(path_rule_of(claim_.scope.service));
        const auto path = canonical_path(path_of(request_.target), rule);
        if (!path) {
            note("InvalidURI", "the path has a bad percent encoding");
            return;
        }
        if (payload.empty()) {
            return;  // the body was not read, and nothing tells its hash
        }
        std::vector<std::string_view> left_out{"X-Amz-Signature"};
        if (!rules_.session_token_signed) {
            left_out.emplace_back("X-Amz-Security-Token");
        }
        std::string names;
        for (const std::string& name : claim_.signed_headers) {
            names.append(names.empty() ? "" : ";").append(name);
        }
        verdict_.canonical_request = request_.method + "\n" + *path + "\n" + canonical_query(query_, left_out) + "\n"
                                   + canonical_headers(request_.headers, claim_.signed_headers) + "\n" + names + "\n"
                                   + payload;
        verdict_.string_to_sign = "AWS4-HMAC-SHA256\n" + claim_.amz_date + "\n" + claim_.scope.text() + "\n"
                                + sha256_hex(verdict_.canonical_request);
        const std::string expected =
            to_hex(hmac_sha256(signing_key(credentials.secret_access_key, claim_.scope), verdict_.string_to_sign));
        verdict_.signature_matches = expected == claim_.signature;
        if (!verdict_.signature_matches) {
            note("SignatureDoesNotMatch", "the signature is " + claim_.signature + " and should be " + expected
                                              + "\n-- canonical request:\n" + verdict_.canonical_request
                                              + "\n-- string to sign:\n" + verdict_.string_to_sign);
        }
    }

    void mask(const KnownCredentials& credentials) {
        for (const std::string& token : {claim_.session_token, credentials.session_token}) {
            if (!token.empty()) {
                for (std::string& problem : verdict_.problems) {
                    replace_all(problem, token, "(session token)");
                    replace_all(problem, uri_encode(token, false), "(session token)");
                }
            }
        }
    }

    const SignedRequest& request_;
    const SigningRules& rules_;
    const std::time_t now_;
    std::vector<QueryParameter> query_;
    SignatureClaim claim_;
    bool is_s3_ = false;
    Verdict verdict_;
};

}  // namespace

bool is_signed(const SignedRequest& request) {
    const std::string_view query = query_of(request.target);
    return find_header(request.headers, "Authorization").has_value()
        || query.find("X-Amz-Signature=") != std::string_view::npos
        || query.find("X-Amz-Algorithm=") != std::string_view::npos;
}

Verdict verify_sigv4(const SignedRequest& request, const SigningRules& rules, std::time_t now) {
    return Verification{request, rules, now}.run();
}

std::vector<std::string> length_problems(const SignedRequest& request) {
    std::vector<std::string> problems;
    const auto lengths = all_headers(request.headers, "Content-Length");
    const auto encodings = all_headers(request.headers, "Transfer-Encoding");
    if (lengths.size() + encodings.size() > 1) {
        problems.emplace_back("more than one header gives the length of the body");
    } else if (!lengths.empty()) {
        const auto length = parse_decimal(trim(lengths.front()));
        if (!length) {
            problems.push_back("Content-Length is not a number: " + std::string{lengths.front()});
        } else if (request.body_sha256 && *length != request.body_size) {
            problems.push_back("Content-Length is " + std::to_string(*length) + ", but the body has "
                               + std::to_string(request.body_size) + " bytes");
        }
    } else if (!encodings.empty()) {
        if (lower(trim(encodings.front())) != "chunked") {
            problems.push_back("Transfer-Encoding is not chunked: " + std::string{encodings.front()});
        }
    } else if (request.body_size > 0) {
        problems.emplace_back("there is a body, but neither Content-Length nor Transfer-Encoding");
    }
    return problems;
}

std::optional<std::time_t> parse_amz_date(std::string_view text) {
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t size) {
        const auto value = parse_decimal(text.substr(from, size));
        return value ? static_cast<int>(*value) : -1;
    };
    std::tm parts{};
    parts.tm_year = number(0, 4) - 1900;
    parts.tm_mon = number(4, 2) - 1;
    parts.tm_mday = number(6, 2);
    parts.tm_hour = number(9, 2);
    parts.tm_min = number(11, 2);
    parts.tm_sec = number(13, 2);
    if (parts.tm_year < 70 || parts.tm_mon < 0 || parts.tm_mday < 1 || parts.tm_hour < 0 || parts.tm_min < 0
        || parts.tm_sec < 0) {
        return std::nullopt;
    }
    std::tm normal = parts;
    const std::time_t time = timegm(&normal);
    // A day or an hour that does not exist comes back as another one.
    if (normal.tm_mon != parts.tm_mon || normal.tm_mday != parts.tm_mday || normal.tm_hour != parts.tm_hour
        || normal.tm_min != parts.tm_min || normal.tm_sec != parts.tm_sec) {
        return std::nullopt;
    }
    return time;
}

}  // namespace inia::test
