#include "support/catch.hpp"

#include <inia/core/format/base64.hpp>

#include <string>

using namespace inia::format;

TEST_CASE("base64 writes RFC 4648's test vectors and reads them back", "[format][base64]") {
    struct Vector {
        char const* bytes;
        char const* text;
    };
    for (auto const& [bytes, text] : {Vector{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"},
                                      {"foob", "Zm9vYg=="},
                                      {"fooba", "Zm9vYmE="},
                                      {"foobar", "Zm9vYmFy"},
                                      {"\xff\xfe\xfd", "//79"},
                                      {"\xfb\xef\xbe", "++++"}}) {
        CHECK(to_base64(bytes) == text);
        std::string decoded = "old";
        CHECK(from_base64(text, decoded));
        CHECK(decoded == bytes);
    }
}

TEST_CASE("base64 keeps every byte value at every offset", "[format][base64]") {
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
    for (std::size_t cut = 0; cut < 4; ++cut) {
        std::string decoded;
        REQUIRE(from_base64(to_base64(bytes.substr(cut)), decoded));
        CHECK(decoded == bytes.substr(cut));
    }
}

TEST_CASE("base64 refuses what is not canonical", "[format][base64]") {
    std::string out;
    for (char const* text : {"Z", "Zg", "Zg=", "Zm9", "Zm9v\n", "Zm 9v===", "Zg==Zg==", "=g==", "====", "Z===", "Zm-v",
                             "Zm_v", "Zh==", "Zm9=", "Zm9vZ\x80==", "Zg=a"}) {
        INFO(text);
        CHECK_FALSE(from_base64(text, out));
    }
}
