#pragma once

#include <string>

/// Answers of the sizes that the benchmarks' names say.
namespace bench {

/// A page of `count` items of 480 or, when they are to be large, 1,040 bytes.
inline std::string page_body(int count, bool large) {
    std::string body = R"({"Count":)" + std::to_string(count) + R"(,"Items":[)";
    for (int i = 0; i < count; ++i) {
        std::string const id = std::to_string(1'000'000 + i);
        if (i) body += ',';
        std::size_t const begin = body.size();
        body +=
            R"({"pk":{"S":"customer#0000000042"},"sk":{"S":"order#)" + id + R"("},"name":{"S":"Alice Example"},)"
            + R"("tier":{"S":"enterprise"},"total":{"N":")" + id + R"(.25"},"active":{"BOOL":true},)"
            + R"("tags":{"SS":["alpha","beta","gamma"]},"address":{"M":{"street":{"S":"1 Main Street"},"zip":{"N":"12345"}}},)"
            + R"("notes":{"S":")";
        while (body.size() - begin < (large ? 1036u : 476u)) body += static_cast<char>('a' + body.size() % 26);
        body += R"("}})";
    }
    return body + R"(],"ScannedCount":)" + std::to_string(count) + "}";
}

/// ListObjectsV2: 1,000 keys.
inline std::string list_body() {
    std::string body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult "
                       "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bench</Name><Prefix>photos/</Prefix>"
                       "<KeyCount>1000</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>";
    for (int i = 0; i < 1000; ++i)
        body += "<Contents><Key>photos/2026/05/" + std::to_string(1'000'000 + i)
              + ".jpg</Key><LastModified>2026-05-17T10:11:12.000Z</LastModified>"
                "<ETag>&quot;9bb58f26192e4ba00f01e2e7b136bbd8&quot;</ETag><Size>"
              + std::to_string(34'000 + i) + "</Size><StorageClass>STANDARD</StorageClass></Contents>";
    return body + "</ListBucketResult>";
}

}  // namespace bench
