/// A session whose signatures the strict server knows.
#pragma once

#include "sigv4_verifier.hpp"

#include <inia/core/session.hpp>

#include <string>

namespace inia::test {

inline Session strict_session() {
    return Session(SessionOptions{.aws_access_key_id = std::string(example_access_key_id),
                                  .aws_secret_access_key = std::string(example_secret_access_key),
                                  .region_name = "us-east-1"});
}

}  // namespace inia::test
