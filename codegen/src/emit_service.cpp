#include "emit.hpp"
#include "writer.hpp"

#include <map>
#include <utility>

namespace inia::codegen {
namespace {

char const* auth_kind(Auth auth) {
    switch (auth) {
    case Auth::sigv4: return "sigv4";
    case Auth::sigv4_unsigned_body: return "sigv4_unsigned_body";
    case Auth::none: return "none";
    case Auth::bearer: return "bearer";
    }
    return "";
}

char const* checksum_rule(Checksum checksum) {
    switch (checksum) {
    case Checksum::none: return "none";
    case Checksum::md5: return "md5";
    case Checksum::required: return "required";
    }
    return "";
}

char const* boolean(bool value) { return value ? "true" : "false"; }

void emit_service_info(Writer& out, Service const& service) {
    out.line();
    out.open("constinit ::inia::ServiceInfo const service_info");
    out.line(".name = ", literal(service.name), ",");
    out.line(".service_id = ", literal(service.service_id), ",");
    out.line(".signing_name = ", literal(service.signing_name), ",");
    out.line(".endpoint_prefix = ", literal(service.endpoint_prefix), ",");
    out.line(".api_version = ", literal(service.api_version), ",");
    out.line(".target_prefix = ", literal(service.target_prefix), ",");
    out.line(".json_version = ", literal(service.json_version), ",");
    out.line(".xml_namespace = ", literal(service.xml_namespace), ",");
    out.line(".protocol = ::inia::ProtocolKind::", protocol_header(service.protocol), ",");
    out.line(".query_compatible = ", boolean(service.query_compatible), ",");
    out.line(".s3_signing = ", boolean(service.s3_signing), ",");
    out.close(";");
}

/// The retryable errors of each operation, as arrays that operations with the same ones share.
class RetryableErrors {
public:
    /// Name and length of the operation's array; an empty name when it has none. Prints the array when it is new.
    std::pair<std::string, std::size_t> emit(Writer& out, Service const& service, Operation const& operation) {
        std::string entries;
        std::size_t count = 0;
        for (std::size_t index : operation.errors) {
            ErrorShape const& error = service.errors[index];
            if (!error.retryable) continue;
            entries += (count++ ? ", {" : "{") + literal(error.code) + ", " + boolean(error.throttling) + "}";
        }
        if (count == 0) return {};
        auto const [place, added] = names_.emplace(entries, "retryable_" + std::to_string(names_.size() + 1));
        if (added) out.line("static constexpr ::inia::RetryableError ", place->second, "[] = {", entries, "};");
        return {place->second, count};
    }

private:
    std::map<std::string, std::string> names_;
};

void emit_operation_info(Writer& out, Service const& service, Operation const& operation, RetryableErrors& retryable) {
    out.line();
    auto const [errors, error_count] = retryable.emit(out, service, operation);
    out.open("constinit ::inia::OperationInfo const op::", operation.tag, "::info");
    out.line(".service = &service_info,");
    out.line(".name = ", literal(operation.name), ",");
    out.line(".method = ", literal(operation.http_method), ",");
    out.line(".uri = ", literal(operation.uri), ",");
    out.line(".host_prefix = ", literal(operation.host_prefix), ",");
    out.line(".input_root = ", literal(operation.input_root), ",");
    out.line(".input_namespace = ", literal(operation.input_namespace), ",");
    if (!operation.input_prefix.empty()) out.line(".input_prefix = ", literal(operation.input_prefix), ",");
    out.line(".result_wrapper = ", literal(operation.result_wrapper), ",");
    out.line(".auth = ::inia::AuthKind::", auth_kind(operation.auth), ",");
    out.line(".checksum = ::inia::ChecksumRule::", checksum_rule(operation.checksum), ",");
    out.line(".streaming_output = ", boolean(operation.streaming_output), ",");
    out.line(".has_input = ", boolean(operation.has_input), ",");
    out.line(".idempotent = ", boolean(operation.idempotent), ",");
    if (operation.discovery != Discovery::none)
        out.line(".discovery = ::inia::DiscoveryRule::",
                 operation.discovery == Discovery::required ? "required" : "optional", ",");
    out.line(".compress = ", boolean(operation.compress), ",");
    if (operation.sensitive_url) out.line(".sensitive_url = true,");
    if (!operation.sensitive_headers.empty())
        out.line(".sensitive_headers = ", literal(operation.sensitive_headers), ",");
    if (error_count > 0) {
        out.line(".retryable_errors = ", errors, ",");
        out.line(".retryable_error_count = ", std::to_string(error_count), ",");
    }
    out.close(";");
}

void emit_enum_table(Writer& out, Enumeration const& enumeration) {
    out.line();
    out.open("::inia::EnumTable ", enumeration.values_name, "::table() noexcept");
    out.open("static constexpr std::uint32_t ends[] =");
    std::size_t end = 0;
    for (Enumerator const& value : enumeration.values) {
        end += value.text.size();
        out.line(std::to_string(end), ",");
    }
    out.close(";");
    out.line("return {");
    for (Enumerator const& value : enumeration.values) out.line("    ", literal(value.text));
    out.line("    , ends, ", std::to_string(enumeration.values.size()), "};");
    out.close();
}

}  // namespace

std::string emit_service_source(Service const& service) {
    Writer out;
    for (char const* part : {"client", "enums", "operations"})
        out.line("#include <inia/", service.cpp_name, "/", part, ".hpp>");
    out.line();
    out.line("namespace inia::", service.cpp_name, " {");
    emit_service_info(out, service);
    RetryableErrors retryable;
    for (Operation const& operation : service.operations) emit_operation_info(out, service, operation, retryable);
    for (Enumeration const& enumeration : service.enumerations) emit_enum_table(out, enumeration);
    out.line();
    out.line("Client::Client(::inia::Session const& session, ::inia::Config const& config)");
    out.line("    : core_(std::make_shared<::inia::ClientCore const>(service_info, session, config)) {}");
    out.line();
    out.line("}  // namespace inia::", service.cpp_name);
    return banner(service) + out.take();
}

}  // namespace inia::codegen
