#include "auth/signing_key.hpp"

#include "support/catch.hpp"

#include <string>

namespace inia::detail {
namespace {

using std::chrono::sys_days;

std::string_view text(crypto::Sha256Digest const& digest) {
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

/// What the cached key must sign like.
crypto::HmacSha256Key derived(std::string_view secret, std::string_view date, std::string_view region,
                              std::string_view service) {
    return crypto::HmacSha256Key(text(derive_signing_key(secret, date, region, service)));
}

constexpr sys_days day{std::chrono::year(2024) / 2 / 29};

TEST_CASE("the signing key depends on secret, day, region and service", "[auth][signing_key]") {
    auto const key = derive_signing_key("secret", "20240229", "us-east-1", "s3");
    CHECK(key != derive_signing_key("Secret", "20240229", "us-east-1", "s3"));
    CHECK(key != derive_signing_key("secret", "20240301", "us-east-1", "s3"));
    CHECK(key != derive_signing_key("secret", "20240229", "us-east-2", "s3"));
    CHECK(key != derive_signing_key("secret", "20240229", "us-east-1", "sqs"));
}

TEST_CASE("a secret longer than any buffer gives the key of its HMAC definition", "[auth][signing_key]") {
    std::string const secret(1000, 'k');
    std::string const date = "20240229";
    auto digest = crypto::HmacSha256Key("AWS4" + secret).sign(date);
    for (std::string_view const step : {"us-east-1", "s3", "aws4_request"}) {
        digest = crypto::HmacSha256Key(text(digest)).sign(step);
    }
    CHECK(derive_signing_key(secret, date, "us-east-1", "s3") == digest);
}

TEST_CASE("a cached key is the derived one, whatever was asked for in between", "[auth][signing_key]") {
    Credentials const nina("AKIDA", "nina's"), otto("AKIDA", "otto's");
    for (int round = 0; round != 3; ++round) {
        for (Credentials const* who : {&nina, &otto}) {
            for (std::string_view const region : {"us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1"}) {
                for (std::string_view const service : {"s3", "dynamodb", "sqs", "sns", "sts", "lambda", "iam"}) {
                    auto const wanted = derived(who->secret_access_key(), "20240229", region, service).sign("m");
                    CHECK(signing_key(*who, day, "20240229", region, service).sign("m") == wanted);
                }
            }
        }
    }
}

TEST_CASE("credentials that fall on one place of the cache keep their own keys", "[auth][signing_key]") {
    for (int i = 0; i != 64; ++i) {
        std::string const secret = "secret " + std::to_string(i);
        Credentials const credentials("AKIDA", secret);
        INFO(i);
        CHECK(signing_key(credentials, day, "20240229", "us-east-1", "s3").sign("m")
              == derived(secret, "20240229", "us-east-1", "s3").sign("m"));
    }
}

TEST_CASE("the key changes at midnight", "[auth][signing_key]") {
    Credentials const credentials("AKIDA", "secret");
    auto const today = signing_key(credentials, day, "20240229", "us-east-1", "s3").sign("m");
    auto const tomorrow = signing_key(credentials, day + std::chrono::days(1), "20240301", "us-east-1", "s3").sign("m");
    CHECK(today != tomorrow);
    CHECK(tomorrow == derived("secret", "20240301", "us-east-1", "s3").sign("m"));
    CHECK(today == signing_key(credentials, day, "20240229", "us-east-1", "s3").sign("m"));
}

TEST_CASE("region and service are told apart where they join", "[auth][signing_key]") {
    Credentials const credentials("AKIDA", "secret");
    auto const one = signing_key(credentials, day, "20240229", "ab", "cd").sign("m");
    auto const other = signing_key(credentials, day, "20240229", "abc", "d").sign("m");
    CHECK(one != other);
}

TEST_CASE("names too long for the cache are derived each time", "[auth][signing_key]") {
    Credentials const credentials("AKIDA", "secret");
    std::string const region(300, 'r');
    auto const wanted = derived("secret", "20240229", region, "s3").sign("m");
    CHECK(signing_key(credentials, day, "20240229", region, "s3").sign("m") == wanted);
    CHECK(signing_key(credentials, day, "20240229", region, "s3").sign("m") == wanted);
}

}  // namespace
}  // namespace inia::detail
