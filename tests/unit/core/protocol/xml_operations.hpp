#pragma once

#include "unit/core/xml/sample.hpp"

#include <inia/core/body.hpp>
#include <inia/core/operation.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>
#include <string_view>

/// Operations as codegen emits them, for the protocols that speak XML.
namespace xml_operations {

using xml_sample::Grantee;

inline constexpr inia::ServiceInfo service{.name = "demo", .api_version = "2020-01-08"};
inline constexpr inia::ServiceInfo spaced_service{
    .name = "demo", .api_version = "2020-01-08", .xml_namespace = "urn:service"};

/// Members in all places; the rest is the document.
struct PutRequest {
    struct required {
        class Id;
    };
    inia::Required<std::string, required::Id> Id;
    inia::Optional<std::string> Kind{};
    inia::Optional<std::string> Name{};
    inia::List<std::string> Tags{};
    inia::Optional<std::string> Token{};
};
struct PutResponse {
    inia::Optional<std::string> Kind{};
    inia::Optional<std::int32_t> Status{};
    inia::Optional<std::string> Name{};
    inia::List<std::string> Tags{};
};

/// A structure is the whole body.
struct GrantMessage {
    inia::Optional<std::string> Kind{};
    inia::Optional<Grantee> Owner{};
};
/// A text is the whole body.
struct TextMessage {
    inia::Optional<std::string> Text{};
};
/// Bytes are the whole body.
struct BytesRequest {
    inia::Optional<std::string> Type{};
    inia::Body Bytes{};
};
struct BytesResponse {
    inia::Optional<std::string> Kind{};
    inia::ResponseBody Bytes{};
};
struct Nothing {};

/// A modelled error: a header, the status and two elements.
struct Refused {
    inia::Optional<std::string> Kind{};
    inia::Optional<std::int32_t> Status{};
    inia::Optional<std::string> Detail{};
    inia::Optional<Grantee> Owner{};
};

template<class In, class Out> struct Operation {
    using Request = In;
    using Response = Out;
};

struct Put : Operation<PutRequest, PutResponse> {
    static constexpr inia::OperationInfo info{.service = &service,
                                              .name = "Put",
                                              .method = "PUT",
                                              .uri = "/things/{Id}?put",
                                              .host_prefix = "data.",
                                              .input_root = "PutRequest",
                                              .input_namespace = "urn:put",
                                              .result_wrapper = "PutResult"};
};
struct PutPrefixed : Operation<PutRequest, PutResponse> {
    static constexpr inia::OperationInfo info{.service = &spaced_service,
                                              .name = "PutPrefixed",
                                              .method = "PUT",
                                              .uri = "/{Id}",
                                              .input_root = "In",
                                              .input_namespace = "urn:put",
                                              .input_prefix = "p"};
};
struct PutSpaced : Operation<PutRequest, PutResponse> {
    static constexpr inia::OperationInfo info{
        .service = &spaced_service, .name = "PutSpaced", .method = "PUT", .uri = "/{Id}", .input_root = "In"};
};
struct PutGrant : Operation<GrantMessage, GrantMessage> {
    static constexpr inia::OperationInfo info{
        .service = &service, .name = "PutGrant", .method = "PUT", .uri = "/", .input_root = "GrantMessage"};
};
struct PutText : Operation<TextMessage, TextMessage> {
    static constexpr inia::OperationInfo info{
        .service = &service, .name = "PutText", .method = "POST", .uri = "/", .input_root = "TextMessage"};
};
struct PutBytes : Operation<BytesRequest, BytesResponse> {
    static constexpr inia::OperationInfo info{.service = &service, .name = "PutBytes", .method = "POST", .uri = "/"};
};
struct Ping : Operation<Nothing, Nothing> {
    static constexpr inia::OperationInfo info{
        .service = &service, .name = "Ping", .method = "POST", .uri = "/", .has_input = false};
};

INIA_DESCRIBE_NAMESPACE

}  // namespace xml_operations

namespace inia {

template<> struct schema<xml_operations::PutRequest> {
    using T = xml_operations::PutRequest;
    static constexpr std::string_view name = "PutRequest";
    static constexpr char const* names[] = {"Id", "Kind", "Name", "Tags", "Token"};
    static constexpr Member members[] = {{.wire = "Id", .location = Location::uri, .required = true},
                                         {.wire = "X-Kind", .location = Location::header},
                                         {.wire = "Name"},
                                         {.wire = "Tags"},
                                         {.wire = "Token", .idempotency_token = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Id, &T::Kind, &T::Name, &T::Tags, &T::Token>;
};
template<> struct schema<xml_operations::PutResponse> {
    using T = xml_operations::PutResponse;
    static constexpr std::string_view name = "PutResponse";
    static constexpr char const* names[] = {"Kind", "Status", "Name", "Tags"};
    static constexpr Member members[] = {{.wire = "X-Kind", .location = Location::header},
                                         {.wire = "Status", .location = Location::status},
                                         {.wire = "Name"},
                                         {.wire = "Tags"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Kind, &T::Status, &T::Name, &T::Tags>;
};
template<> struct schema<xml_operations::GrantMessage> {
    using T = xml_operations::GrantMessage;
    static constexpr std::string_view name = "GrantMessage";
    static constexpr char const* names[] = {"Kind", "Owner"};
    static constexpr Member members[] = {
        {.wire = "X-Kind", .location = Location::header},
        {.wire = "Grantee", .location = Location::payload, .xml_namespace = "urn:xsi", .xml_prefix = "xsi"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Kind, &T::Owner>;
};
template<> struct schema<xml_operations::TextMessage> {
    static constexpr std::string_view name = "TextMessage";
    static constexpr char const* names[] = {"Text"};
    static constexpr Member members[] = {{.wire = "Text", .location = Location::payload}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &xml_operations::TextMessage::Text>;
};
template<> struct schema<xml_operations::BytesRequest> {
    using T = xml_operations::BytesRequest;
    static constexpr std::string_view name = "BytesRequest";
    static constexpr char const* names[] = {"Type", "Bytes"};
    static constexpr Member members[] = {{.wire = "Content-Type", .location = Location::header},
                                         {.wire = "Bytes", .location = Location::payload, .streaming = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Type, &T::Bytes>;
};
template<> struct schema<xml_operations::BytesResponse> {
    using T = xml_operations::BytesResponse;
    static constexpr std::string_view name = "BytesResponse";
    static constexpr char const* names[] = {"Kind", "Bytes"};
    static constexpr Member members[] = {{.wire = "X-Kind", .location = Location::header},
                                         {.wire = "Bytes", .location = Location::payload, .streaming = true}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Kind, &T::Bytes>;
};
template<> struct schema<xml_operations::Nothing> {
    static constexpr std::string_view name = "Nothing";
    static constexpr char const* const* names = nullptr;
    static constexpr Member const* members = nullptr;
    static constexpr bool is_union = false;
    using list = member_list<schema>;
};
template<> struct schema<xml_operations::Refused> {
    using T = xml_operations::Refused;
    static constexpr std::string_view name = "Refused";
    static constexpr char const* names[] = {"Kind", "Status", "Detail", "Owner"};
    static constexpr Member members[] = {{.wire = "X-Kind", .location = Location::header},
                                         {.wire = "Status", .location = Location::status},
                                         {.wire = "Detail"},
                                         {.wire = "Owner"}};
    static constexpr bool is_union = false;
    using list = member_list<schema, &T::Kind, &T::Status, &T::Detail, &T::Owner>;
};

}  // namespace inia
