#include "support/catch.hpp"

#include "util/mask.hpp"

using inia::detail::is_secret_header;
using inia::detail::mask_secrets;

TEST_CASE("headers that authenticate or carry keys are secret in any case", "[core][log]") {
    CHECK(is_secret_header("Authorization"));
    CHECK(is_secret_header("x-amz-security-token"));
    CHECK(is_secret_header("X-Amz-Security-Token"));
    CHECK(is_secret_header("x-amz-server-side-encryption-customer-key"));
    CHECK(is_secret_header("Set-Cookie"));
    CHECK_FALSE(is_secret_header("x-amz-date"));
    CHECK_FALSE(is_secret_header("x-amz-server-side-encryption-customer-algorithm"));
}

TEST_CASE("a presigned query loses signature, credential and token, and keeps the rest", "[core][log]") {
    CHECK(mask_secrets("https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F2015&"
                       "X-Amz-Expires=900&X-Amz-Security-Token=FwoG%2F&X-Amz-Signature=aeeed9bb&x=1")
          == "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential:***&X-Amz-Expires=900&"
             "X-Amz-Security-Token:***&X-Amz-Signature:***&x=1");
}

TEST_CASE("secrets in JSON, XML and header lines are masked", "[core][log]") {
    CHECK(mask_secrets(R"({"SecretAccessKey": "wJalr/+=", "Expiration": "2030"})")
          == R"({"SecretAccessKey:***", "Expiration": "2030"})");
    CHECK(mask_secrets("<SessionToken>AQoDYXdz</SessionToken><Arn>x</Arn>")
          == "<SessionToken:***</SessionToken><Arn>x</Arn>");
    CHECK(mask_secrets("Authorization: AWS4-HMAC-SHA256 Credential=AKID, Signature=12\nHost: x")
          == "Authorization:***\nHost: x");
    CHECK(mask_secrets("aws_secret_access_key = abc def") == "aws_secret_access_key:*** def");
}

TEST_CASE("ordinary sentences about credentials stay as they are", "[core][log]") {
    std::string const text = "no credentials found: set AWS_ACCESS_KEY_ID; the signature did not match";
    CHECK(mask_secrets(text) == text);
    CHECK(mask_secrets("").empty());
    CHECK(mask_secrets("signature") == "signature");
    CHECK(mask_secrets("signature=") == "signature:***");
}
