#include "call_auth.hpp"

#include "config/resolve.hpp"

#include <string>

namespace inia::detail {
namespace {

bool has_bytes(Body const& body) noexcept { return !body.in_memory() || !body.text().empty(); }

// Over TLS the connection already protects the body, and hashing a large one costs more than sending it.
bool leaves_body_unsigned(OperationInfo const& operation, ResolvedConfig const& config, HttpRequest const& request) {
    if (request.scheme != "https" || !has_bytes(request.body)) return false;
    if (operation.auth == AuthKind::sigv4_unsigned_body) return true;
    return operation.service->s3_signing && !config.s3.payload_signing_enabled.value_or(false);
}

AnyError unknown_scheme(OperationInfo const& operation, std::string_view scheme) {
    return ConfigError(std::string(operation.service->name) + ' ' + std::string(operation.name)
                       + " has to be authenticated with '" + std::string(scheme)
                       + "' at this endpoint, which this version of inia cannot do");
}

/// Of the endpoint's schemes the first that the library has, else the first.
AuthScheme const& first_known(Endpoint const& endpoint) {
    static AuthScheme const as_modelled;
    if (endpoint.auth_schemes.empty()) return as_modelled;
    for (AuthScheme const& scheme : endpoint.auth_schemes)
        if (scheme.name == "sigv4" || scheme.name == "none") return scheme;
    return endpoint.auth_schemes.front();
}

}  // namespace

AnyError CallAuth::choose(OperationInfo const& operation, Endpoint const& endpoint, ResolvedConfig const& config,
                          HttpRequest const& request) {
    AuthScheme const& scheme = first_known(endpoint);
    if (operation.auth == AuthKind::none || scheme.name == "none") return {};
    if (!scheme.name.empty() && scheme.name != "sigv4") return unknown_scheme(operation, scheme.name);
    if (scheme.name.empty() && operation.auth == AuthKind::bearer) return unknown_scheme(operation, "bearer");

    signs_ = true;
    ServiceInfo const& service = *operation.service;
    scope_.service = scheme.signing_name.empty() ? service.signing_name : std::string_view(scheme.signing_name);
    scope_.region = scheme.signing_region.empty() ? config.region : scheme.signing_region;
    if (scope_.region.empty()) return require_region(service, config);
    scope_.s3_path = service.s3_signing;
    scope_.double_encode_path = !scheme.disable_double_encoding;
    bool const unsigned_body = leaves_body_unsigned(operation, config, request);
    if (unsigned_body) scope_.payload_hash = unsigned_payload;
    scope_.send_payload_hash = service.s3_signing || unsigned_body;
    return {};
}

AnyError CallAuth::sign(HttpRequest& request, Credentials const& credentials,
                        std::chrono::system_clock::time_point now) {
    // The body is the same for every attempt, and may be a large file.
    if (scope_.payload_hash.empty() && !hash_known_) {
        if (AnyError error = hash_payload(request.body, hash_)) return error;
        hash_known_ = true;
    }
    SigningScope scope = scope_;
    scope.time = now;
    if (hash_known_) scope.payload_hash = {hash_.data(), hash_.size()};
    return detail::sign(request, credentials, scope);
}

}  // namespace inia::detail
