// URLs of endpoints, from users and from services that tell theirs, and the functions of the endpoint rules.
#include "contract.hpp"

#include "call_request.hpp"
#include "config/endpoint_url.hpp"

#include <inia/core/endpoint_rules.hpp>

using namespace inia;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text = fuzz::text_of(data, size);
    Result<std::string> const checked = detail::check_endpoint_url(text, "fuzz");
    HttpRequest request{.method = "GET", .path = "/"};
    AnyError const refused = detail::apply_endpoint({.url = text}, request);
    fuzz::require(!refused || refused.is<ConfigError>(), "an endpoint that is refused is a ConfigError");
    if (checked) {
        HttpRequest other{.method = "GET", .path = "/"};
        fuzz::require(!detail::apply_endpoint({.url = *checked}, other), "a checked URL can be used");
        fuzz::require(!other.host.empty() && other.path.starts_with('/'), "a request has a host and a rooted path");
    }
    rules::Scratch scratch;
    rules::Url const url = rules::parse_url(text);
    static_cast<void>(url.normalized_path(scratch));
    fuzz::require(!checked || rules::parse_url(*checked).valid, "the rules take what the settings take");
    rules::Arn const arn = rules::parse_arn(text);
    for (int const index : {0, 1, 2, -1}) static_cast<void>(arn.resource(index));
    static_cast<void>(rules::is_valid_host_label(text, true));
    static_cast<void>(rules::is_virtual_hostable_s3_bucket(text, true));
    static_cast<void>(rules::uri_encode(scratch, text));
    static_cast<void>(rules::substring(text, 1, 3, true));
    static_cast<void>(rules::partition(text));
    return 0;
}
