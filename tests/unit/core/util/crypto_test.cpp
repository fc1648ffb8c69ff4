#include "util/crypto.hpp"

#include "support/catch.hpp"

#include <array>
#include <cstring>
#include <string>

namespace inia::detail::crypto {
namespace {

std::string hex(std::span<unsigned char const> bytes) {
    std::string text(2 * bytes.size(), '?');
    write_hex(bytes, text.data());
    return text;
}

TEST_CASE("SHA-256 gives the published digests", "[crypto]") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
          == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("MD5 gives the published digests", "[crypto]") {
    CHECK(hex(md5("")) == "d41d8cd98f00b204e9800998ecf8427e");
    CHECK(hex(md5("message digest")) == "f96b697d7cb7938d525a2f31aaf161d0");
}

TEST_CASE("bytes that come in pieces have the digest of the whole", "[crypto]") {
    std::string text;
    for (int i = 0; i != 1000; ++i) text += static_cast<char>(i * 7);
    for (std::size_t const piece : {1u, 63u, 64u, 65u, 999u}) {
        Sha256 sha;
        Md5 md;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            sha.update(std::string_view(text).substr(at, piece));
            md.update(std::string_view(text).substr(at, piece));
        }
        CHECK(hex(sha.finish()) == hex(sha256(text)));
        CHECK(hex(md.finish()) == hex(md5(text)));
    }
}

TEST_CASE("a copied hash goes on from where it was copied", "[crypto]") {
    Sha256 first;
    first.update("ab");
    Sha256 second = first;
    first.update("c");
    second.update("x");
    CHECK(hex(first.finish()) == hex(sha256("abc")));
    CHECK(hex(second.finish()) == hex(sha256("abx")));
}

TEST_CASE("HMAC-SHA256 gives the digests of RFC 4231", "[crypto]") {
    CHECK(hex(HmacSha256Key("Jefe").sign("what do ya want for nothing?"))
          == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex(HmacSha256Key(std::string(20, '\x0b')).sign("Hi There"))
          == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex(HmacSha256Key(std::string(131, '\xaa')).sign("Test Using Larger Than Block-Size Key - Hash Key First"))
          == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("one HMAC key signs any number of messages", "[crypto]") {
    HmacSha256Key const key("Jefe");
    std::string const before = hex(key.sign(std::string(200, 'a')));
    (void)key.sign("other");
    CHECK(hex(key.sign(std::string(200, 'a'))) == before);
}

TEST_CASE("random bytes fill what they are asked to and differ from call to call", "[crypto]") {
    std::array<std::byte, 64> first{}, second{};
    REQUIRE(random_bytes(first));
    REQUIRE(random_bytes(second));
    CHECK(first != second);
    CHECK(random_bytes({}));
}

TEST_CASE("wiped bytes are zero", "[crypto]") {
    std::array<char, 16> secret;
    secret.fill('s');
    wipe(secret.data(), secret.size());
    CHECK(secret == std::array<char, 16>{});
}

}  // namespace
}  // namespace inia::detail::crypto
