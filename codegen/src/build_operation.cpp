#include "build_operation.hpp"

#include "error.hpp"
#include "json.hpp"
#include "wire.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace inia::codegen {
namespace json = boost::json;
namespace {

constexpr std::string_view cbor = "smithy-rpc-v2-cbor";

std::optional<Protocol> find_protocol(std::string_view name) {
    if (name == "json") return Protocol::json;
    if (name == "rest-json") return Protocol::rest_json;
    if (name == "rest-xml") return Protocol::rest_xml;
    if (name == "query") return Protocol::query;
    if (name == "ec2") return Protocol::ec2;
    if (name == cbor) return Protocol::rpc_v2_cbor;
    return std::nullopt;
}

/// The protocols that the service offers.
std::vector<std::string_view> offered_protocols(json::object const& metadata) {
    std::vector<std::string_view> offered;
    if (auto const* protocols = find_array(metadata, "protocols"))
        for (auto const& protocol : *protocols) offered.push_back(text_of(&protocol));
    else
        offered.push_back(find_text(metadata, "protocol"));
    return offered;
}

/// The protocol that the caller wants, else CBOR, else the first one that inia speaks: docs/adr/0006.
Protocol choose_protocol(std::string const& service, json::object const& metadata, std::string_view wanted) {
    std::vector<std::string_view> const offered = offered_protocols(metadata);
    auto const offers = [&](std::string_view name) { return std::count(offered.begin(), offered.end(), name) > 0; };
    if (wanted.empty() && offers(cbor)) return Protocol::rpc_v2_cbor;
    std::string list;
    for (std::string_view name : offered) {
        auto const protocol = find_protocol(name);
        if (protocol && (wanted.empty() || name == wanted)) return *protocol;
        list.append(list.empty() ? "" : ", ").append(name);
    }
    throw CodegenError("the service '" + service + "' speaks " + list
                       + (wanted.empty() ? ", none of which inia knows" : ", and not " + std::string(wanted)));
}

std::optional<Auth> find_auth(std::string_view name) {
    if (name == "aws.auth#sigv4" || name == "aws.auth#sigv4a" || name == "v4" || name == "s3" || name == "s3v4")
        return Auth::sigv4;
    if (name == "smithy.api#httpBearerAuth" || name == "bearer") return Auth::bearer;
    if (name == "smithy.api#noAuth" || name == "none") return Auth::none;
    if (name == "v4-unsigned-body") return Auth::sigv4_unsigned_body;
    return std::nullopt;
}

/// The first scheme of a list that inia knows.
std::optional<Auth> first_auth(json::array const* schemes) {
    if (schemes)
        for (auto const& scheme : *schemes)
            if (auto const auth = find_auth(text_of(&scheme))) return auth;
    return std::nullopt;
}

Auth choose_auth(json::object const& metadata, json::object const& operation) {
    std::optional<Auth> auth = find_auth(find_text(operation, "authtype"));
    if (!auth) auth = first_auth(find_array(operation, "auth"));
    if (!auth) auth = first_auth(find_array(metadata, "auth"));
    if (!auth) auth = find_auth(find_text(metadata, "signatureVersion"));
    if (!auth) auth = Auth::sigv4;
    if (auth == Auth::sigv4 && find_bool(operation, "unsignedPayload")) auth = Auth::sigv4_unsigned_body;
    return *auth;
}

Checksum choose_checksum(json::object const& operation) {
    auto const* checksum = find_object(operation, "httpChecksum");
    if (checksum && find_bool(*checksum, "requestChecksumRequired")) return Checksum::required;
    return find_bool(operation, "httpChecksumRequired") ? Checksum::md5 : Checksum::none;
}

/// S3's rule set puts the bucket into the URL, so that the operation's path must not hold it again. Of the bucket
/// itself nothing is left then, not even the slash: with the bucket in the path that would be an object without a name.
std::string request_uri(Service const& service, std::string_view uri) {
    constexpr std::string_view bucket = "/{Bucket}";
    if (service.name == "s3" && uri.starts_with(bucket)) {
        uri.remove_prefix(bucket.size());
        return std::string(uri);
    }
    return uri.empty() ? "/" : std::string(uri);
}

/// In CBOR the path says which operation is meant, whatever the model's requestUri.
void use_cbor_uri(Operation& operation, Service const& service) {
    if (service.target_prefix.empty())
        throw CodegenError("the model of '" + service.name + "' has no targetPrefix, which " + std::string(cbor)
                           + " has in its paths");
    operation.http_method = "POST";
    operation.uri = "/service/" + service.target_prefix + "/operation/" + operation.name;
}

/// The host prefix with labels that hold the names of C++ members in place of the model's. None where a label is a
/// parameter of the endpoint's rules: then these put it where it belongs (S3 Control's account).
std::string host_prefix(Structure const& request, std::string_view prefix) {
    std::string result;
    while (!prefix.empty()) {
        std::size_t const open = std::min(prefix.find('{'), prefix.size());
        result += prefix.substr(0, open);
        prefix.remove_prefix(open);
        std::size_t const close = prefix.find('}');
        if (close == std::string_view::npos) return result += prefix;
        std::string_view const label = prefix.substr(1, close - 1);
        auto const member = std::find_if(request.members.begin(), request.members.end(),
                                         [&](Member const& m) { return m.name == label; });
        if (member != request.members.end() && !member->context_param.empty()) return {};
        result += "{" + (member == request.members.end() ? std::string(label) : member->cpp_name) + "}";
        prefix.remove_prefix(close + 1);
    }
    return result;
}

void read_root(Operation& operation, UsedOperation const& used, Shapes const& shapes) {
    if (used.input.empty()) return;
    ShapeRef const input = shapes.follow(*find(*used.json, "input"));
    std::string_view const name = input.text("locationName");
    operation.input_root = name.empty() ? used.input : name;
    XmlNamespace const declared = xml_namespace(input.find("xmlNamespace"));
    operation.input_namespace = declared.uri;
    operation.input_prefix = declared.prefix;
}

void read_endpoint_params(Operation& operation, json::object const& json) {
    if (auto const* params = find_object(json, "staticContextParams"))
        for (auto const& [name, param] : *params)
            if (param.is_object() && param.get_object().contains("value"))
                operation.static_context.push_back({name, param.get_object().at("value")});
    if (auto const* params = find_object(json, "operationContextParams"))
        for (auto const& [name, param] : *params)
            if (param.is_object())
                operation.operation_context.push_back({name, std::string(find_text(param.get_object(), "path"))});
}

bool is_sensitive(Service const& service, Type const& type) {
    if (type.traits.sensitive) return true;
    for (ShapeConstant const& shape : service.shapes)
        if ((shape.name == type.traits.keys || shape.name == type.traits.value) && shape.traits.sensitive) return true;
    return false;
}

/// What a log of the operation's messages has to leave out.
void find_sensitive(Operation& operation, Service const& service, std::vector<Member> const& members) {
    for (Member const& member : members) {
        if (!is_sensitive(service, member.type)) continue;
        bool const prefix = member.location == Location::prefix_headers;
        if (member.location == Location::uri || member.location == Location::query) operation.sensitive_url = true;
        if (!prefix && member.location != Location::header) continue;
        std::string& names = operation.sensitive_headers;
        if (!names.empty()) names += ',';
        for (char const c : member.wire) names += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        if (prefix) names += '*';
    }
}

}  // namespace

void read_metadata(Service& service, json::object const& model, ModelOptions const& options) {
    auto const* metadata = find_object(model, "metadata");
    if (!metadata) throw CodegenError("the model of '" + service.name + "' has no metadata");
    auto const text = [&](std::string_view key) { return std::string(find_text(*metadata, key)); };
    service.protocol = choose_protocol(service.name, *metadata, options.protocol);
    service.title = text("serviceFullName");
    service.service_id = text("serviceId");
    if (service.service_id.empty()) service.service_id = service.name;
    service.endpoint_prefix = text("endpointPrefix");
    service.signing_name = text("signingName");
    if (service.signing_name.empty()) service.signing_name = service.endpoint_prefix;
    service.api_version = text("apiVersion");
    service.uid = text("uid");
    service.target_prefix = text("targetPrefix");
    service.json_version = text("jsonVersion");
    if (service.protocol == Protocol::json && service.json_version.empty()) service.json_version = "1.0";
    service.xml_namespace = xml_namespace(find(*metadata, "xmlNamespace")).uri;
    service.query_compatible = metadata->contains("awsQueryCompatible");
    service.s3_signing = text("signatureVersion").starts_with("s3");
    service.doc = doc_from_html(find_text(model, "documentation"));
    if (auto const* params = find(model, "clientContextParams")) service.client_context = *params;
}

void read_operation(Operation& operation, Service const& service, json::object const& model, UsedOperation const& used,
                    Shapes const& shapes) {
    json::object const& json = *used.json;
    json::object const none;
    json::object const* http = find_object(json, "http");
    if (!http) http = &none;
    operation.http_method = find_text(*http, "method");
    if (operation.http_method.empty()) operation.http_method = "POST";
    operation.uri = request_uri(service, find_text(*http, "requestUri"));
    if (service.protocol == Protocol::rpc_v2_cbor) use_cbor_uri(operation, service);
    if (auto const* endpoint = find_object(json, "endpoint"))
        operation.host_prefix = host_prefix(service.structures[operation.request], find_text(*endpoint, "hostPrefix"));
    operation.has_input = !used.input.empty();
    read_root(operation, used, shapes);
    if (service.protocol == Protocol::query && !used.output.empty()) {
        operation.result_wrapper = shapes.follow(*find(json, "output")).text("resultWrapper");
        if (operation.result_wrapper.empty()) operation.result_wrapper = operation.name + "Result";
    }
    operation.auth = choose_auth(*find_object(model, "metadata"), json);
    operation.checksum = choose_checksum(json);
    operation.idempotent = find_bool(json, "idempotent");
    operation.compress = json.contains("requestcompression");
    if (auto const* discovery = find_object(json, "endpointdiscovery"))
        operation.discovery = find_bool(*discovery, "required") ? Discovery::required : Discovery::optional;
    auto const& answer = service.structures[operation.response].members;
    operation.streaming_output = std::any_of(answer.begin(), answer.end(), [](Member const& m) {
        return m.type.kind == Kind::response_body || m.type.kind == Kind::event_stream;
    });
    read_endpoint_params(operation, json);
    find_sensitive(operation, service, service.structures[operation.request].members);
    if (operation.response != operation.request) find_sensitive(operation, service, answer);
    for (std::size_t error : operation.errors) find_sensitive(operation, service, service.errors[error].data.members);
}

}  // namespace inia::codegen
