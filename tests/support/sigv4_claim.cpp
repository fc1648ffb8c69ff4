#include "sigv4_claim.hpp"

#include <algorithm>

namespace inia::test {

namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = text.find(separator);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(at + 1);
    }
}

/// Reads the parts of one claim and notes what is wrong with them.
class ClaimReader {
public:
    ClaimReader(const SignedRequest& request, const std::vector<QueryParameter>& query,
                std::vector<std::string>& problems)
        : request_(request),
          query_(query),
          problems_(problems) {}

    std::optional<SignatureClaim> from_header(std::string_view authorization) {
        if (authorization.substr(0, algorithm.size() + 1) != std::string{algorithm} + " ") {
            return fail("the Authorization header does not start with '" + std::string{algorithm} + " '");
        }
        std::vector<QueryParameter> parts;
        for (const std::string& part : split(authorization.substr(algorithm.size() + 1), ',')) {
            const std::string_view trimmed = trim(part);
            const std::size_t equals = trimmed.find('=');
            if (equals == std::string_view::npos) {
                return fail("the Authorization header has a part without '='");
            }
            parts.push_back({std::string{trimmed.substr(0, equals)}, std::string{trimmed.substr(equals + 1)}});
        }
        if (parts.size() != 3) {
            return fail("the Authorization header must have Credential, SignedHeaders and Signature, and nothing else");
        }
        SignatureClaim claim;
        const auto credential = only(parts, "Credential");
        const auto names = only(parts, "SignedHeaders");
        const auto signature = only(parts, "Signature");
        const auto date = only_header("X-Amz-Date");
        if (!credential || !names || !signature || !date || !read(claim, *credential, *names, *signature)) {
            return std::nullopt;
        }
        claim.amz_date = *date;
        if (const auto tokens = all_headers(request_.headers, "X-Amz-Security-Token"); tokens.size() > 1) {
            return fail("X-Amz-Security-Token stands there more than once");
        } else if (!tokens.empty()) {
            claim.session_token = tokens.front();
        }
        return claim;
    }

    std::optional<SignatureClaim> from_query() {
        SignatureClaim claim;
        claim.in_query = true;
        const auto name = only(query_, "X-Amz-Algorithm");
        const auto credential = only(query_, "X-Amz-Credential");
        const auto names = only(query_, "X-Amz-SignedHeaders");
        const auto signature = only(query_, "X-Amz-Signature");
        const auto date = only(query_, "X-Amz-Date");
        const auto expires = only(query_, "X-Amz-Expires");
        if (!name || !credential || !names || !signature || !date || !expires
            || !read(claim, *credential, *names, *signature)) {
            return std::nullopt;
        }
        if (*name != algorithm) {
            return fail("X-Amz-Algorithm is not " + std::string{algorithm});
        }
        claim.amz_date = *date;
        claim.expires = parse_decimal(*expires);
        if (!claim.expires || *claim.expires < 1 || *claim.expires > 604800) {
            return fail("X-Amz-Expires is not a number of seconds from 1 to 604800");
        }
        const auto is_token = [](const QueryParameter& parameter) { return parameter.name == "X-Amz-Security-Token"; };
        if (std::count_if(query_.begin(), query_.end(), is_token) > 0) {
            const auto token = only(query_, "X-Amz-Security-Token");
            if (!token) {
                return std::nullopt;
            }
            claim.session_token = *token;
        }
        return claim;
    }

private:
    std::nullopt_t fail(std::string problem) {
        problems_.push_back(std::move(problem));
        return std::nullopt;
    }

    std::optional<std::string> only(const std::vector<QueryParameter>& parts, std::string_view name) {
        std::optional<std::string> found;
        for (const QueryParameter& part : parts) {
            if (part.name == name) {
                if (found) {
                    return fail(std::string{name} + " stands there more than once");
                }
                found = part.value;
            }
        }
        if (!found) {
            return fail(std::string{name} + " is missing");
        }
        return found;
    }

    std::optional<std::string> only_header(std::string_view name) {
        const auto values = all_headers(request_.headers, name);
        if (values.size() != 1) {
            return fail(std::string{name} + (values.empty() ? " is missing" : " stands there more than once"));
        }
        return std::string{trim(values.front())};
    }

    bool read(SignatureClaim& claim, const std::string& credential, const std::string& names,
              const std::string& signature) {
        const std::vector<std::string> scope = split(credential, '/');
        if (scope.size() != 5 || scope[4] != "aws4_request"
            || std::any_of(scope.begin(), scope.end(), [](const std::string& part) { return part.empty(); })) {
            fail("the credential is not of the form KEY/DATE/REGION/SERVICE/aws4_request: " + credential);
            return false;
        }
        if (signature.size() != 64 || signature.find_first_not_of("0123456789abcdef") != std::string::npos) {
            fail("the signature is not 64 lower-case hex digits");
            return false;
        }
        claim.scope = {scope[0], scope[1], scope[2], scope[3]};
        claim.signed_headers = split(names, ';');
        claim.signature = signature;
        return true;
    }

    const SignedRequest& request_;
    const std::vector<QueryParameter>& query_;
    std::vector<std::string>& problems_;
};

}  // namespace

std::optional<SignatureClaim> read_claim(const SignedRequest& request, const std::vector<QueryParameter>& query,
                                         std::vector<std::string>& problems) {
    const auto authorizations = all_headers(request.headers, "Authorization");
    const bool in_query = std::any_of(query.begin(), query.end(), [](const QueryParameter& parameter) {
        return parameter.name == "X-Amz-Algorithm" || parameter.name == "X-Amz-Signature";
    });
    if (authorizations.size() > 1) {
        problems.emplace_back("there is more than one Authorization header");
        return std::nullopt;
    }
    if (!authorizations.empty() && in_query) {
        problems.emplace_back("there is a signature in the Authorization header and another one in the query");
        return std::nullopt;
    }
    ClaimReader reader{request, query, problems};
    if (in_query) {
        return reader.from_query();
    }
    if (!authorizations.empty()) {
        return reader.from_header(trim(authorizations.front()));
    }
    problems.emplace_back("the request is not signed");
    return std::nullopt;
}

}  // namespace inia::test
