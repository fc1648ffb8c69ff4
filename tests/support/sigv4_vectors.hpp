/// The public SigV4 vectors, as signed requests that a verifier can judge.
#pragma once

#include "sigv4_verifier.hpp"

#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

namespace inia::test {

/// A request with the signature that the vector expects, and what a verifier must know and find.
struct SignedVector {
    std::string id;
    SignedRequest request;
    std::string body;
    SigningRules rules;
    std::time_t now;
    std::string canonical_request;
    std::string string_to_sign;
    std::string signature;
};

/// All header and query cases of the files `requests.json`, `requests-2015.json` and `services.json` in `folder`.
/// Throws std::exception if a file is missing or not of the form that the vectors have.
std::vector<SignedVector> load_sigv4_vectors(const std::filesystem::path& folder);

/// Takes the text of a request apart as the vectors write it: lines may end in a newline alone, a line that starts with
/// white space goes on with the one before, and the target may hold spaces. Sets length and hash of the body.
SignedRequest parse_vector_request(std::string_view text, std::string& body);

}  // namespace inia::test
