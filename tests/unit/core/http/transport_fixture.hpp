#pragma once

#include "support/strict_server.hpp"

#include "http/curl_transport.hpp"

#include <string>
#include <utility>

namespace inia::test {

/// A server that looks at no signature, and the transport under test.
struct TransportFixture {
    explicit TransportFixture(std::optional<CertificateOptions> tls = {}, detail::CurlSettings settings = {})
        : server({.signing = Signing::unchecked, .tls = std::move(tls)}),
          transport(detail::make_curl_transport(with_trust(std::move(settings)))) {}

    HttpRequest request(std::string method, std::string path, Body body = {}) const {
        std::string const url = server.url();
        std::size_t const host = url.find("://") + 3;
        return {.method = std::move(method),
                .scheme = url.substr(0, host - 3),
                .host = url.substr(host),
                .path = std::move(path),
                .body = std::move(body)};
    }
    HttpResponse send(HttpRequest const& request, SendOptions const& options = {}) {
        return transport->send(request, options).value();
    }
    ResponseBody stream(HttpRequest const& request, SendOptions options = {}) {
        options.stream_response = true;
        HttpResponse response = send(request, options);
        return ResponseBody(std::move(response.stream), response.length);
    }

    StrictServer server;
    std::shared_ptr<Transport> transport;

private:
    detail::CurlSettings with_trust(detail::CurlSettings settings) const {
        if (settings.ca_bundle.empty()) settings.ca_bundle = server.ca_file();
        return settings;
    }
};

}  // namespace inia::test
