#pragma once

#include "case.hpp"
#include "text.hpp"
#include "value.hpp"

#include <inia/core/body.hpp>
#include <inia/core/timestamp.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// Sets members to texts of given sizes, and keeps the headers that they are on the wire.
class Bound {
public:
    template<class M> void text(M& member, std::string_view header, std::size_t size) {
        value(member, header, letters(size, headers.size()));
    }
    /// In quotation marks, which count.
    template<class M> void quoted(M& member, std::string_view header, std::size_t size) {
        value(member, header, '"' + letters(size - 2) + '"');
    }
    template<class M> void time(M& member, std::string_view header) {
        member = inia::Timestamp::from_epoch_seconds(1'767'225'600);
        headers.add(header, "Thu, 01 Jan 2026 00:00:00 GMT");
    }
    template<class M> void flag(M& member, std::string_view header) {
        member = true;
        headers.add(header, "true");
    }
    template<class M> void number(M& member, std::string_view header, std::size_t number) {
        member = static_cast<std::int64_t>(number);
        headers.add(header, std::to_string(number));
    }

    inia::Headers headers{};

private:
    template<class M> void value(M& member, std::string_view header, std::string text) {
        headers.add(header, text);
        member = std::move(text);
    }
};

/// An object's bytes of each size.
inline std::size_t object_size(char size) { return size == 'S' ? 1 : size == 'M' ? 1'000 : 256'000; }

/// CopyObject, GetObject and PutObject in one protocol. `Protocol` has the operations of the generated service, the
/// CopyResult that builds the body of CopyObject's answer (`member(name, text)`, `quoted(name, text)`, `time(name)`,
/// `take()`), and that body when it has no members.
template<class Protocol> class ObjectCases {
public:
    using CopyObject = typename Protocol::CopyObject;
    using GetObject = typename Protocol::GetObject;
    using PutObject = typename Protocol::PutObject;

    static std::unique_ptr<Case> copy_request(bool all_members) {
        typename CopyObject::Request request{.Bucket = letters(11), .Key = letters(8), .CopySource = source()};
        Bound bound;
        bound.headers.add("x-amz-copy-source", source());
        if (all_members) bind(bound, request);
        return write_case<CopyObject>(
            std::move(request),
            {.target = '/' + letters(11) + '/' + letters(8) + "?x-id=CopyObject", .headers = std::move(bound.headers)});
    }

    static std::unique_ptr<Case> copy_answer(bool all_members) {
        typename CopyObject::Response expected;
        inia::HttpResponse answer{.status = 200, .body = Protocol::empty_answer};
        if (all_members) {
            Bound bound;
            bind(bound, expected);
            answer.headers = std::move(bound.headers);
            answer.body = copy_result(expected);
        }
        return read_case<CopyObject>({.Bucket = letters(11), .Key = letters(8), .CopySource = source()},
                                     std::move(answer), std::move(expected), [](auto const& out) {
                                         return (out.ETag ? out.ETag->size() : 0)
                                              + (out.VersionId ? out.VersionId->size() : 0);
                                     });
    }

    static std::unique_ptr<Case> get_answer(char size) {
        typename GetObject::Response expected{.Body = inia::ResponseBody(letters(object_size(size)))};
        Bound bound;
        bound.time(expected.LastModified, "Last-Modified");
        bound.number(expected.ContentLength, "Content-Length", object_size(size));
        bound.quoted(expected.ETag, "ETag", 34);
        bound.text(expected.AcceptRanges, "accept-ranges", 5);
        bound.text(expected.ContentType, "Content-Type", 24);
        bound.text(expected.ServerSideEncryption, "x-amz-server-side-encryption", 6);
        bound.text(expected.VersionId, "x-amz-version-id", 16);
        bound.text(expected.ChecksumCRC64NVME, "x-amz-checksum-crc64nvme", 12);
        return read_case<GetObject>(
            {.Bucket = letters(11), .Key = letters(8)},
            {.status = 200, .headers = std::move(bound.headers), .body = letters(object_size(size))},
            std::move(expected),
            [](auto const& out) { return static_cast<std::size_t>(out.Body.length()) + out.VersionId->size(); });
    }

    static std::unique_ptr<Case> put_request(char size) {
        typename PutObject::Request request{
            .Bucket = letters(11), .Key = letters(8), .Body = inia::Body(letters(object_size(size)))};
        Bound bound;
        bound.number(request.ContentLength, "Content-Length", object_size(size));
        bound.text(request.ContentType, "Content-Type", 24);
        bound.text(request.ChecksumCRC64NVME, "x-amz-checksum-crc64nvme", 12);
        return write_case<PutObject>(std::move(request), {.target = '/' + letters(11) + '/' + letters(8),
                                                          .headers = std::move(bound.headers),
                                                          .body = letters(object_size(size))});
    }

    static void add(Cases& cases, std::string const& prefix) {
        cases.push_back({prefix + "CopyObjectRequest_Baseline", [] { return copy_request(false); }});
        cases.push_back({prefix + "CopyObjectRequest_M", [] { return copy_request(true); }});
        cases.push_back({prefix + "CopyObjectOutput_Baseline", [] { return copy_answer(false); }});
        cases.push_back({prefix + "CopyObjectOutput_M", [] { return copy_answer(true); }});
        for (char const size : {'S', 'M', 'L'})
            cases.push_back({prefix + "GetObject_" + size, [size] { return get_answer(size); }});
        for (char const size : {'S', 'M', 'L'})
            cases.push_back({prefix + "PutObject_" + size, [size] { return put_request(size); }});
    }

private:
    static std::string source() { return '/' + letters(13) + '/' + letters(10); }

    static void bind(Bound& bound, typename CopyObject::Request& request);
    static void bind(Bound& bound, typename CopyObject::Response& answer);

    /// The members of the answer's body.
    static std::string copy_result(typename CopyObject::Response& expected) {
        typename Protocol::CopyResult body;
        auto const put = [&](auto& member, std::string_view name, std::size_t size) {
            member = letters(size, size);
            body.member(name, *member);
        };
        expected.ETag = '"' + letters(32) + '"';
        body.quoted("ETag", letters(32));
        expected.LastModified = inia::Timestamp::from_epoch_seconds(1'767'225'600);
        body.time("LastModified");
        put(expected.ChecksumType, "ChecksumType", 6);
        put(expected.ChecksumCRC32, "ChecksumCRC32", 14);
        put(expected.ChecksumCRC32C, "ChecksumCRC32C", 15);
        put(expected.ChecksumCRC64NVME, "ChecksumCRC64NVME", 18);
        put(expected.ChecksumSHA1, "ChecksumSHA1", 13);
        put(expected.ChecksumSHA256, "ChecksumSHA256", 15);
        return std::move(body).take();
    }
};

template<class Protocol> void ObjectCases<Protocol>::bind(Bound& bound, typename CopyObject::Request& request) {
    bound.text(request.ACL, "x-amz-acl", 7);
    bound.text(request.CacheControl, "Cache-Control", 12);
    bound.text(request.ChecksumAlgorithm, "x-amz-checksum-algorithm", 6);
    bound.text(request.ContentDisposition, "Content-Disposition", 34);
    bound.text(request.ContentEncoding, "Content-Encoding", 4);
    bound.text(request.ContentLanguage, "Content-Language", 5);
    bound.text(request.ContentType, "Content-Type", 10);
    bound.quoted(request.CopySourceIfMatch, "x-amz-copy-source-if-match", 34);
    bound.time(request.CopySourceIfModifiedSince, "x-amz-copy-source-if-modified-since");
    bound.quoted(request.CopySourceIfNoneMatch, "x-amz-copy-source-if-none-match", 16);
    bound.time(request.CopySourceIfUnmodifiedSince, "x-amz-copy-source-if-unmodified-since");
    bound.time(request.Expires, "Expires");
    bound.text(request.GrantFullControl, "x-amz-grant-full-control", 20);
    bound.text(request.GrantRead, "x-amz-grant-read", 15);
    bound.text(request.GrantReadACP, "x-amz-grant-read-acp", 19);
    bound.text(request.GrantWriteACP, "x-amz-grant-write-acp", 20);
    bound.quoted(request.IfMatch, "If-Match", 13);
    bound.quoted(request.IfNoneMatch, "If-None-Match", 23);
    bound.text(request.MetadataDirective, "x-amz-metadata-directive", 7);
    bound.text(request.TaggingDirective, "x-amz-tagging-directive", 7);
    bound.text(request.ServerSideEncryption, "x-amz-server-side-encryption", 6);
    bound.text(request.StorageClass, "x-amz-storage-class", 11);
    bound.text(request.WebsiteRedirectLocation, "x-amz-website-redirect-location", 28);
    bound.text(request.SSECustomerAlgorithm, "x-amz-server-side-encryption-customer-algorithm", 6);
    bound.text(request.SSECustomerKey, "x-amz-server-side-encryption-customer-key", 19);
    bound.text(request.SSECustomerKeyMD5, "x-amz-server-side-encryption-customer-key-MD5", 21);
    bound.text(request.SSEKMSKeyId, "x-amz-server-side-encryption-aws-kms-key-id", 75);
    bound.text(request.SSEKMSEncryptionContext, "x-amz-server-side-encryption-context", 18);
    bound.flag(request.BucketKeyEnabled, "x-amz-server-side-encryption-bucket-key-enabled");
    std::string const source = "x-amz-copy-source-server-side-encryption-customer-";
    bound.text(request.CopySourceSSECustomerAlgorithm, source + "algorithm", 6);
    bound.text(request.CopySourceSSECustomerKey, source + "key", 26);
    bound.text(request.CopySourceSSECustomerKeyMD5, source + "key-MD5", 28);
    bound.text(request.RequestPayer, "x-amz-request-payer", 11);
    bound.text(request.Tagging, "x-amz-tagging", 23);
    bound.text(request.ObjectLockMode, "x-amz-object-lock-mode", 10);
    bound.time(request.ObjectLockRetainUntilDate, "x-amz-object-lock-retain-until-date");
    bound.text(request.ObjectLockLegalHoldStatus, "x-amz-object-lock-legal-hold", 2);
    bound.text(request.ExpectedBucketOwner, "x-amz-expected-bucket-owner", 12);
    bound.text(request.ExpectedSourceBucketOwner, "x-amz-source-expected-bucket-owner", 12);
}

template<class Protocol> void ObjectCases<Protocol>::bind(Bound& bound, typename CopyObject::Response& answer) {
    bound.text(answer.Expiration, "x-amz-expiration", 59);
    bound.text(answer.CopySourceVersionId, "x-amz-copy-source-version-id", 23);
    bound.text(answer.VersionId, "x-amz-version-id", 21);
    bound.text(answer.ServerSideEncryption, "x-amz-server-side-encryption", 6);
    bound.text(answer.SSECustomerAlgorithm, "x-amz-server-side-encryption-customer-algorithm", 6);
    bound.text(answer.SSECustomerKeyMD5, "x-amz-server-side-encryption-customer-key-MD5", 21);
    bound.text(answer.SSEKMSKeyId, "x-amz-server-side-encryption-aws-kms-key-id", 75);
    bound.text(answer.SSEKMSEncryptionContext, "x-amz-server-side-encryption-context", 18);
    bound.flag(answer.BucketKeyEnabled, "x-amz-server-side-encryption-bucket-key-enabled");
    bound.text(answer.RequestCharged, "x-amz-request-charged", 9);
}

}  // namespace bench
