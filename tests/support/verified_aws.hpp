/// The strict server in front of a local AWS: moto verifies no signature, so each request is verified on its way.
#pragma once

#include <string>
#include <string_view>

namespace inia::test {

/// The URL of a server that verifies the signature of every signed request, with the key `testing` or one that an
/// answer of the local AWS gave out, and passes the request on to `upstream` (`http://127.0.0.1:PORT`). There is one
/// for the process. What it finds wrong is answered like AWS would, and makes the test program fail (main.cpp).
/// Requests without a signature pass: some operations have none. Thread-safe.
std::string verified_aws(std::string_view upstream);

/// Ends that server, so that its problems are counted. A later call would start another.
void end_verified_aws();

}  // namespace inia::test
