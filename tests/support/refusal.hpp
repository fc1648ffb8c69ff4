/// The 403 that a request with a wrong signature gets, in the form that its protocol has for errors.
#pragma once

#include "received.hpp"
#include "reply.hpp"
#include "sigv4_verifier.hpp"

namespace inia::test {

/// `verdict` must have a problem.
Reply refusal(const Received& received, const Verdict& verdict);

}  // namespace inia::test
