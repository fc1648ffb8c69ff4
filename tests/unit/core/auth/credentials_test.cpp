#include <inia/core/credentials.hpp>

#include "support/catch.hpp"

namespace inia {
namespace {

TEST_CASE("copies of credentials share an identity, others do not", "[auth][credentials]") {
    Credentials const first("AKIDA", "secret"), second("AKIDA", "secret");
    Credentials copy("AKIDB", "other");
    copy = first;
    CHECK(first.identity() != 0);
    CHECK(first.identity() != second.identity());
    CHECK(copy.identity() == first.identity());
    CHECK(Credentials().identity() == 0);
}

TEST_CASE("credentials keep what they were made of", "[auth][credentials]") {
    Credentials const credentials("AKIDA", "secret", "token", "123456789012", "somewhere");
    CHECK(credentials.access_key_id() == "AKIDA");
    CHECK(credentials.secret_access_key() == "secret");
    CHECK(credentials.session_token() == "token");
    CHECK(credentials.account_id() == "123456789012");
    CHECK(credentials.source() == "somewhere");
    CHECK(Credentials("AKIDA", "secret").session_token().empty());
}

}  // namespace
}  // namespace inia
