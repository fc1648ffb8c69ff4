#include <inia/core/format/md5.hpp>

#include <support/catch.hpp>

TEST_CASE("md5_base64 is the digest of RFC 1321 in base64", "[format]") {
    CHECK(inia::format::md5_base64("") == "1B2M2Y8AsgTpgAmY7PhCfg==");
    CHECK(inia::format::md5_base64("message digest") == "+WtpfXy3k41SWi8xqvFh0A==");
}
