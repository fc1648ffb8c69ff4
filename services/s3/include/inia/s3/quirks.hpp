#pragma once

#include <inia/core/member_value.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/quirks.hpp>
#include <inia/s3/describe.hpp>
#include <inia/s3/operations.hpp>

#include <string>
#include <string_view>
#include <type_traits>

/// What S3 does beyond its model. See inia/core/quirks.hpp for the hooks and when they run.
///
/// Other SDKs add `encoding-type=url` to listings, since XML 1.0 cannot hold all the characters of a key. inia does not
/// need it: its reader takes the references with which S3 writes them.
namespace inia::s3::quirks {

/// Refuses what is neither a bucket's name nor an ARN: in the URL it would lead elsewhere.
AnyError check_bucket(std::string_view operation, std::string_view bucket);
/// Refuses metadata that is not ASCII: as headers, S3 would keep something else than was given.
AnyError check_metadata(std::string_view operation, Map<std::string> const& metadata);

/// Whether an answer that should be a document is S3's `<Error>` in spite of its status, or no document at all: S3
/// sends the status of a copy before it knows how the copy ends, and keeps the connection alive with white space.
bool is_error_document(HttpResponse const& response);

/// `bucket/key`, with `?versionId=...` or without it, percent-encoded but for slashes and that suffix.
std::string encode_copy_source(std::string_view source);

/// Turns a customer's encryption key, given as its bytes, into the base64 and MD5 that S3 wants.
void encode_customer_key(Optional<std::string>& key, Optional<std::string>& md5);

/// Reads GetBucketLocation's answer, whose root element is the value. Empty, for us-east-1, it leaves `out` absent.
AnyError read_location(std::string_view operation, std::string_view body, Optional<BucketLocationConstraint>& out);

/// Whether the caller gave a customer key without its MD5, that is, as its bytes.
template<class Request> bool has_plain_key(Request const& request) {
    return request.SSECustomerKey.has_value() && !request.SSECustomerKeyMD5.has_value();
}

template<class M> void copy_member(M& to, M const& from) {
    if constexpr (std::is_same_v<M, Body>)
        to = protocol::borrow(from);
    else
        to = from;
}

/// Gives `to` the members of `from`; bytes are borrowed from it.
template<class Request> Request copied(Request to, Request const& from) {
    for_each_member<Request>([&](auto d) { copy_member(to.*d.pointer, from.*d.pointer); });
    return to;
}

template<class Request> Request copied(Request const& from) { return from; }
// Named by their operations: who generates a part of S3 takes the operations that this header mentions.
inline op::PutObject::Request copied(op::PutObject::Request const& from) {
    return copied(PutObjectRequest{.Bucket = from.Bucket, .Key = from.Key}, from);
}
inline op::UploadPart::Request copied(op::UploadPart::Request const& from) {
    return copied(
        UploadPartRequest{
            .Bucket = from.Bucket, .Key = from.Key, .PartNumber = from.PartNumber, .UploadId = from.UploadId},
        from);
}

/// Whether the response's body, if it has one, is a document.
template<class Response>
inline constexpr bool is_document = !any_member<Response>([](auto d) {
    using D = decltype(d);
    using M = std::remove_cvref_t<decltype(std::declval<Response&>().*D::pointer)>;
    return D::traits.location == Location::payload && !Described<member_value_t<M>>;
});

/// What holds for all operations.
template<class Op> struct Common {
    using Request = typename Op::Request;

    static AnyError check(Request const& request)
        requires requires { request.Bucket; }
    {
        AnyError error;
        if_present(request.Bucket, [&](std::string const& bucket) { error = check_bucket(Op::info.name, bucket); });
        return error;
    }

    /// An ARN never goes into the path, whatever the client's addressing style is.
    template<class Params> static void endpoint(Params& params, Request const&) {
        if (params.Bucket.starts_with("arn:")) params.ForcePathStyle = false;
    }

    static bool failed(HttpResponse const& response)
        requires is_document<typename Op::Response>
    {
        return is_error_document(response);
    }
};

/// Operations that take a customer's encryption key.
template<class Op> struct Encrypting : Common<Op> {
    using Request = typename Op::Request;
    static Optional<Request> rewrite(Request const& request) {
        if (!has_plain_key(request)) return {};
        Request copy = copied(request);
        encode_customer_key(copy.SSECustomerKey, copy.SSECustomerKeyMD5);
        return copy;
    }
};

/// Operations that store metadata.
template<class Base, class Op> struct WithMetadata : Base {
    static AnyError check(typename Op::Request const& request) {
        if (AnyError error = Common<Op>::check(request)) return error;
        return check_metadata(Op::info.name, request.Metadata);
    }
};

/// Operations that copy an object inside S3.
template<class Op> struct Copying : Common<Op> {
    using Request = typename Op::Request;
    static Optional<Request> rewrite(Request const& request) {
        Request copy = request;
        copy.CopySource = encode_copy_source(*request.CopySource);
        if (has_plain_key(copy)) encode_customer_key(copy.SSECustomerKey, copy.SSECustomerKeyMD5);
        if (copy.CopySourceSSECustomerKey.has_value() && !copy.CopySourceSSECustomerKeyMD5.has_value())
            encode_customer_key(copy.CopySourceSSECustomerKey, copy.CopySourceSSECustomerKeyMD5);
        return copy;
    }
    /// Without a document nobody knows whether the copy succeeded.
    static bool failed(HttpResponse const& response) { return response.body.empty() || is_error_document(response); }
};

template<class Request>
concept HasCopySource = requires(Request request) { request.CopySource; };
template<class Request>
concept HasCustomerKey = requires(Request request) { request.SSECustomerKey; };

/// What the request's members say that the operation does, so that none is forgotten: a key that goes out as it was
/// given is refused by S3 at best.
template<class Op>
using ByMembers =
    std::conditional_t<HasCopySource<typename Op::Request>, Copying<Op>,
                       std::conditional_t<HasCustomerKey<typename Op::Request>, Encrypting<Op>, Common<Op>>>;

}  // namespace inia::s3::quirks

namespace inia {

template<class Op>
    requires std::is_same_v<typename Op::Client, s3::Client>
struct Quirks<Op> : s3::quirks::ByMembers<Op> {};

template<>
struct Quirks<s3::op::PutObject>
    : s3::quirks::WithMetadata<s3::quirks::ByMembers<s3::op::PutObject>, s3::op::PutObject> {};
template<>
struct Quirks<s3::op::CreateMultipartUpload>
    : s3::quirks::WithMetadata<s3::quirks::ByMembers<s3::op::CreateMultipartUpload>, s3::op::CreateMultipartUpload> {};
template<>
struct Quirks<s3::op::CopyObject>
    : s3::quirks::WithMetadata<s3::quirks::ByMembers<s3::op::CopyObject>, s3::op::CopyObject> {};

template<> struct Quirks<s3::op::CompleteMultipartUpload> : s3::quirks::ByMembers<s3::op::CompleteMultipartUpload> {
    /// Without a document nobody knows whether the upload was completed.
    static bool failed(HttpResponse const& response) {
        return response.body.empty() || s3::quirks::is_error_document(response);
    }
};

template<> struct Quirks<s3::op::GetBucketLocation> : s3::quirks::Common<s3::op::GetBucketLocation> {
    /// The region is what is asked for, so the request must not depend on it: with the bucket in the path any region's
    /// endpoint knows the answer.
    template<class Params> static void endpoint(Params& params, s3::GetBucketLocationRequest const&) {
        params.ForcePathStyle = !params.Bucket.starts_with("arn:");
    }
    static AnyError read(HttpResponse& response, s3::GetBucketLocationResponse& out) {
        return s3::quirks::read_location(s3::op::GetBucketLocation::info.name, response.body, out.LocationConstraint);
    }
};

}  // namespace inia
