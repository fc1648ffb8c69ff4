// The floor: a libcurl easy handle that is reused, SigV4 written by hand with OpenSSL's reused contexts, and of a page
// one pass over the answer's bytes, nothing else. floor PORT get|put|query|scan|list COUNT. What a careful C++
// programmer would write for these calls alone.
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
#include <string_view>
#include <utility>

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

/// What is different from call to call.
struct Task {
    char const* service;
    char const* method;
    std::string path, query, target, body;
};

Task task_of(std::string_view verb) {
    auto const ddb = [](char const* operation, std::string body) {
        return Task{"dynamodb", "POST", "/", "", std::string("DynamoDB_20120810.") + operation, std::move(body)};
    };
    if (verb == "get") return ddb("GetItem", bench::get_item_body());
    if (verb == "put") return ddb("PutItem", bench::put_item_body());
    if (verb == "query") return ddb("Query", bench::query_body());
    if (verb == "scan") return ddb("Scan", bench::scan_body());
    return Task{"s3", "GET", "/bench", "list-type=2", "", ""};
}

/// Copies out what stands between `open` and `close`, each time; how many there were.
std::size_t scan(std::string_view text, char open, char close, std::string& piece) {
    std::size_t pieces = 0;
    for (std::size_t begin = text.find(open); begin != std::string_view::npos; begin = text.find(open, begin)) {
        std::size_t const end = text.find(close, begin + 1);
        if (end == std::string_view::npos) break;
        piece.assign(text, begin + 1, end - begin - 1);
        ++pieces;
        begin = end + 1;
    }
    return pieces;
}

bool is_right(std::string_view verb, std::string_view answer, std::string& piece) {
    if (verb == "put") return answer == "{}";
    if (verb == "get") return answer.find("enterprise") != std::string_view::npos;
    if (verb == "query") return scan(answer, '"', '"', piece) > 100 * 20;
    if (verb == "scan") return scan(answer, '"', '"', piece) > 1000 * 20;
    return scan(answer, '>', '<', piece) > 1000 * 5;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    std::string_view const verb = argv[2];
    int const count = std::atoi(argv[3]);
    Task const task = task_of(verb);
    bool const s3 = task.target.empty();
    std::string const host = std::string("127.0.0.1:") + argv[1];

    Sha256 sha;
    Hmac hmac;
    std::string key_date;
    CURL* easy = curl_easy_init();
    std::string const url = "http://" + host + task.path + (task.query.empty() ? "" : "?" + task.query);
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, store);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    std::string answer, piece;
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
                                          std::string_view(task.service), std::string_view("aws4_request")}) {
                hmac.set_key(sha, key);
                hmac(part, digest);
                key.assign(reinterpret_cast<char*>(digest), 32);
            }
            hmac.set_key(sha, key);
        }
        sha(task.body, digest);
        hex(digest, digits);
        std::string const body_hash(digits, 64);
        std::string const scope = key_date + "/us-east-1/" + task.service + "/aws4_request";
        std::string const names =
            s3 ? "host;x-amz-content-sha256;x-amz-date" : "content-type;host;x-amz-date;x-amz-target";
        std::string canonical = std::string(task.method) + "\n" + task.path + "\n" + task.query + "\n";
        if (!s3) canonical += "content-type:application/x-amz-json-1.0\n";
        canonical += "host:" + host + "\n";
        if (s3) canonical += "x-amz-content-sha256:" + body_hash + "\n";
        canonical += "x-amz-date:" + std::string(date, 16) + "\n";
        if (!s3) canonical += "x-amz-target:" + task.target + "\n";
        canonical += "\n" + names + "\n" + body_hash;
        std::string to_sign = "AWS4-HMAC-SHA256\n" + std::string(date, 16) + "\n" + scope + "\n";
        sha(canonical, digest);
        hex(digest, digits);
        to_sign.append(digits, 64);
        hmac(to_sign, digest);
        hex(digest, digits);
        std::string const authorization = "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope
                                        + ", SignedHeaders=" + names + ", Signature=" + std::string(digits, 64);
        curl_slist* headers = curl_slist_append(nullptr, authorization.c_str());
        headers = curl_slist_append(headers, ("X-Amz-Date: " + std::string(date, 16)).c_str());
        if (s3) {
            headers = curl_slist_append(headers, ("X-Amz-Content-Sha256: " + body_hash).c_str());
        } else {
            headers = curl_slist_append(headers, "Content-Type: application/x-amz-json-1.0");
            headers = curl_slist_append(headers, ("X-Amz-Target: " + task.target).c_str());
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(task.body.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, task.body.c_str());
        }
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        answer.clear();
        if (curl_easy_perform(easy) != CURLE_OK) return 1;
        curl_slist_free_all(headers);
        if (!is_right(verb, answer, piece)) return 1;
    }
    meter.print(count);
}
