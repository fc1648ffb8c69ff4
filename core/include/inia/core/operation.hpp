#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace inia {

/// How an operation is authenticated when the endpoint's rules do not say otherwise.
enum class AuthKind : unsigned char { sigv4, sigv4_unsigned_body, none, bearer };

/// The wire protocol of a service.
enum class ProtocolKind : unsigned char { json, rest_json, rest_xml, query, ec2, rpc_v2_cbor };

/// What is the same for all operations of a service. Static data of the generated library.
struct ServiceInfo {
    std::string_view name{};        ///< boto3's client name, `s3`.
    std::string_view service_id{};  ///< The model's serviceId, `S3`; for AWS_ENDPOINT_URL_<SERVICE> and the user agent.
    std::string_view signing_name{};     ///< Name in the credential scope.
    std::string_view endpoint_prefix{};  ///< The model's endpointPrefix.
    std::string_view api_version{};
    std::string_view target_prefix{};  ///< X-Amz-Target's first part (json), the service in the path (rpc-v2-cbor).
    std::string_view json_version{};   ///< `1.0` or `1.1` (json).
    std::string_view xml_namespace{};  ///< Namespace of the service's XML (rest-xml).
    ProtocolKind protocol = ProtocolKind::json;
    bool query_compatible = false;  ///< awsQueryCompatible: x-amzn-query-error is read and x-amzn-query-mode sent.
    bool s3_signing = false;        ///< S3's variant of SigV4: path encoded once and not normalised.
};

/// Checksum an operation demands over its body.
enum class ChecksumRule : unsigned char {
    none,
    md5,      ///< httpChecksumRequired: Content-MD5.
    required  ///< httpChecksum.requestChecksumRequired: a flexible checksum.
};

/// Whether an operation's endpoint is to be discovered, see endpoint_discovery.hpp.
enum class DiscoveryRule : unsigned char { none, optional, required };

/// An error that the model marks `retryable`. Static data of the generated library.
struct RetryableError {
    std::string_view code{};
    bool throttling = false;
};

/// What the model says of one operation. Static data of the generated library.
struct OperationInfo {
    ServiceInfo const* service = nullptr;
    std::string_view name{};             ///< `GetObject`.
    std::string_view method{};           ///< `GET`.
    std::string_view uri{};              ///< Template with labels, `/{Bucket}/{Key+}?list-type=2`.
    std::string_view host_prefix{};      ///< Template put before the endpoint's host, `{AccountId}.`.
    std::string_view input_root{};       ///< Root element of an XML request body.
    std::string_view input_namespace{};  ///< Its namespace URI; empty means the service's.
    std::string_view input_prefix{};     ///< Prefix of that declaration; empty = the default namespace.
    std::string_view result_wrapper{};   ///< Element around a query answer's result.
    AuthKind auth = AuthKind::sigv4;
    ChecksumRule checksum = ChecksumRule::none;
    bool streaming_output = false;  ///< The answer's payload is handed out as a stream.
    bool has_input = true;          ///< The operation has an input shape; without one some protocols send no body.
    bool idempotent = false;
    DiscoveryRule discovery = DiscoveryRule::none;
    bool compress = false;                 ///< requestcompression: gzip.
    bool sensitive_url = false;            ///< A sensitive member stands in path or query: neither is logged.
    std::string_view sensitive_headers{};  ///< In lower case, joined by commas; one that ends in `*` is a prefix.
    RetryableError const* retryable_errors = nullptr;  ///< Those among the operation's own errors.
    std::size_t retryable_error_count = 0;
};

}  // namespace inia
