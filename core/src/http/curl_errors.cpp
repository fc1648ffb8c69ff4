#include "http/curl_errors.hpp"

#include "http/tls_error.hpp"

#include <system_error>

namespace inia::detail {
namespace {

std::string reason(CurlFailure const& failure) {
    if (failure.system_error) return std::generic_category().message(failure.system_error);
    if (!failure.detail.empty()) return std::string(failure.detail);
    return ::curl_easy_strerror(failure.code);
}

}  // namespace

AnyError curl_error(CurlFailure const& failure) {
    std::string const origin(failure.origin);
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return TransportError("cannot resolve the host of " + origin + " (" + reason(failure)
                              + "): check the region and endpoint_url, and the name service of this machine");
    case CURLE_COULDNT_RESOLVE_PROXY:
        return TransportError("cannot resolve the proxy for " + origin + " (" + reason(failure)
                              + "): check the variables https_proxy, http_proxy, all_proxy and no_proxy");
    case CURLE_COULDNT_CONNECT:
        return TransportError("cannot connect to " + origin + " (" + reason(failure)
                              + "): check that the service listens there, that endpoint_url and region are right, and "
                                "that no firewall or proxy is in between");
    case CURLE_OPERATION_TIMEDOUT:
        return TimeoutError("no connection to " + origin + " within " + std::to_string(failure.connect_timeout)
                            + " ms (connect_timeout)");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
        return TlsError(
            "cannot trust the certificate of " + origin + " (" + reason(failure)
            + "): check the host in endpoint_url and this machine's clock; if a private authority signed it, "
              "name its PEM file in ca_bundle or AWS_CA_BUNDLE");
    case CURLE_SSL_CACERT_BADFILE:
        return TlsError("cannot read the trusted certificates"
                        + (failure.ca_bundle.empty() ? std::string(" of this system")
                                                     : " in '" + std::string(failure.ca_bundle) + "'")
                        + " for " + origin + " (" + reason(failure) + "): check ca_bundle and AWS_CA_BUNDLE");
    case CURLE_SSL_CONNECT_ERROR:
        return TransportError("the TLS handshake with " + origin + " failed (" + reason(failure)
                              + "): check that the endpoint speaks TLS on this port");
    case CURLE_PARTIAL_FILE:
        return TransportError("the answer of " + origin + " was cut off in the middle of its body (" + reason(failure)
                              + ")");
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        return TransportError("the connection to " + origin + " was closed "
                              + (failure.answer_begun ? "in the middle of the answer (" : "before an answer came (")
                              + reason(failure) + ")");
    case CURLE_URL_MALFORMAT: return ConfigError("libcurl cannot read the URL " + origin + "/: check endpoint_url");
    default: return TransportError("the request to " + origin + " failed: " + reason(failure));
    }
}

}  // namespace inia::detail
