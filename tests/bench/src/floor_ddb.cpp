// The floor: a libcurl easy handle that is reused and SigV4 written by hand with OpenSSL's reused contexts, nothing
// else. floor_ddb PORT get|put COUNT. What a careful C++ programmer would write for these two calls alone.
#include "report.hpp"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

namespace {

struct Sha256 {
    EVP_MD* md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX* context = EVP_MD_CTX_new();

    void operator()(std::string_view text, unsigned char* out) {
        EVP_DigestInit_ex2(context, md, nullptr);
        EVP_DigestUpdate(context, text.data(), text.size());
        EVP_DigestFinal_ex(context, out, nullptr);
    }
};

/// HMAC by its two padded states, kept per key.
struct Hmac {
    EVP_MD_CTX *inner = EVP_MD_CTX_new(), *outer = EVP_MD_CTX_new(), *work = EVP_MD_CTX_new();

    void set_key(Sha256& sha, std::string_view key) {
        unsigned char block[64] = {};
        std::memcpy(block, key.data(), key.size());
        for (auto& c : block) c ^= 0x36;
        EVP_DigestInit_ex2(inner, sha.md, nullptr);
        EVP_DigestUpdate(inner, block, 64);
        for (auto& c : block) c ^= 0x36 ^ 0x5c;
        EVP_DigestInit_ex2(outer, sha.md, nullptr);
        EVP_DigestUpdate(outer, block, 64);
    }
    void operator()(std::string_view text, unsigned char* out) {
        EVP_MD_CTX_copy_ex(work, inner);
        EVP_DigestUpdate(work, text.data(), text.size());
        EVP_DigestFinal_ex(work, out, nullptr);
        EVP_MD_CTX_copy_ex(work, outer);
        EVP_DigestUpdate(work, out, 32);
        EVP_DigestFinal_ex(work, out, nullptr);
    }
};

void hex(unsigned char const* bytes, char* out) {
    for (int i = 0; i < 32; ++i) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
}

std::size_t store(char* data, std::size_t, std::size_t size, void* to) {
    static_cast<std::string*>(to)->append(data, size);
    return size;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    std::string const port = argv[1];
    bool const put = std::string_view(argv[2]) == "put";
    int const count = std::atoi(argv[3]);
    std::string const body = put ? bench::put_item_body() : bench::get_item_body();
    std::string const target = put ? "DynamoDB_20120810.PutItem" : "DynamoDB_20120810.GetItem";
    std::string const host = "127.0.0.1:" + port;

    Sha256 sha;
    Hmac hmac;
    std::string key_date;
    CURL* easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, ("http://" + host + "/").c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, store);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    std::string answer;
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer);

    bench::Meter meter;
    for (int i = 0; i < count; ++i) {
        char date[17];
        std::time_t const now = std::time(nullptr);
        std::tm parts;
        gmtime_r(&now, &parts);
        std::strftime(date, sizeof date, "%Y%m%dT%H%M%SZ", &parts);
        unsigned char digest[32];
        char digits[64];
        if (key_date.compare(0, 8, date, 8) != 0) {
            key_date.assign(date, 8);
            std::string key = "AWS4wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
            for (std::string_view part : {std::string_view(key_date), std::string_view("us-east-1"),
                                          std::string_view("dynamodb"), std::string_view("aws4_request")}) {
                hmac.set_key(sha, key);
                hmac(part, digest);
                key.assign(reinterpret_cast<char*>(digest), 32);
            }
            hmac.set_key(sha, key);
        }
        std::string const scope = key_date + "/us-east-1/dynamodb/aws4_request";
        std::string canonical = "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:" + host + "\nx-amz-date:"
                              + date + "\nx-amz-target:" + target + "\n\ncontent-type;host;x-amz-date;x-amz-target\n";
        sha(body, digest);
        hex(digest, digits);
        canonical.append(digits, 64);
        std::string to_sign = "AWS4-HMAC-SHA256\n" + std::string(date, 16) + "\n" + scope + "\n";
        sha(canonical, digest);
        hex(digest, digits);
        to_sign.append(digits, 64);
        hmac(to_sign, digest);
        hex(digest, digits);
        std::string const authorization =
            "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope
            + ", SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=" + std::string(digits, 64);
        curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/x-amz-json-1.0");
        headers = curl_slist_append(headers, ("X-Amz-Target: " + target).c_str());
        headers = curl_slist_append(headers, ("X-Amz-Date: " + std::string(date, 16)).c_str());
        headers = curl_slist_append(headers, authorization.c_str());
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body.c_str());
        answer.clear();
        if (curl_easy_perform(easy) != CURLE_OK) return 1;
        curl_slist_free_all(headers);
        if (put ? answer != "{}" : answer.find("enterprise") == std::string::npos) return 1;
    }
    meter.print(count);
}
