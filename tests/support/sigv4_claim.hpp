/// What a signed request says about its signature, before anybody believes it.
#pragma once

#include "sigv4_verifier.hpp"

#include <optional>
#include <string>
#include <vector>

namespace inia::test {

/// The credential scope `KEY/DATE/REGION/SERVICE/aws4_request`.
struct CredentialScope {
    std::string access_key_id{};
    std::string date{};
    std::string region{};
    std::string service{};

    /// Without the key, as the string to sign holds it.
    std::string text() const { return date + "/" + region + "/" + service + "/aws4_request"; }
};

/// The claim of an Authorization header or of a presigned query.
struct SignatureClaim {
    bool in_query = false;
    CredentialScope scope{};
    std::vector<std::string> signed_headers{};
    std::string signature{};
    /// `YYYYMMDDTHHMMSSZ` as sent.
    std::string amz_date{};
    /// Seconds that a presigned URL lives.
    std::optional<unsigned long long> expires{};
    std::string session_token{};
};

/// Reads the claim; adds to `problems` what is missing or malformed, and gives nothing if that leaves no claim to
/// judge.
std::optional<SignatureClaim> read_claim(const SignedRequest& request, const std::vector<QueryParameter>& query,
                                         std::vector<std::string>& problems);

}  // namespace inia::test
