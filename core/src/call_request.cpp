#include "call_request.hpp"

#include "format/crc.hpp"
#include "util/ascii.hpp"
#include "util/crypto.hpp"

#include <inia/core/format/base64.hpp>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace inia::detail {
namespace {

AnyError malformed(std::string const& url, std::string_view problem) {
    return ConfigError("the endpoint URL '" + url + "' " + std::string(problem)
                       + ": it has to look like https://host or http://host:port/path");
}

bool is_ip_address(std::string_view authority) noexcept {
    return authority.starts_with('[') || authority.find_first_not_of("0123456789.:") == std::string_view::npos;
}

std::string_view without_suffix(std::string_view text, std::string_view suffix) noexcept {
    return text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text;
}

bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool is_header_name(std::string_view name) noexcept {
    return !name.empty()
        && std::none_of(name.begin(), name.end(), [](char c) { return is_control(c) || c == ' ' || c == ':'; });
}

bool is_header_value(std::string_view value) noexcept {
    return std::none_of(value.begin(), value.end(), [](char c) { return is_control(c) && c != '\t'; });
}

// Calls `use(std::string_view)` with all bytes of the body.
template<class F> AnyError for_each_piece(Body const& body, F use) {
    if (body.in_memory()) {
        use(body.text());
        return {};
    }
    AnyError error;
    std::unique_ptr<BodyReader> const reader = body.open(error);
    if (error) return error;
    std::vector<char> buffer(std::size_t{64} * 1024);
    while (std::size_t const size = reader->read(buffer, error)) use(std::string_view(buffer.data(), size));
    return error;
}

std::string_view bytes_of(auto const& digest) noexcept {
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

AnyError add_md5(HttpRequest& request) {
    crypto::Md5 md5;
    if (AnyError error = for_each_piece(request.body, [&](std::string_view piece) { md5.update(piece); })) return error;
    request.headers.set("Content-MD5", format::to_base64(bytes_of(md5.finish())));
    return {};
}

AnyError add_crc32(HttpRequest& request) {
    std::uint32_t crc = 0;
    if (AnyError error = for_each_piece(request.body, [&](std::string_view piece) { crc = format::crc32(piece, crc); }))
        return error;
    std::array<unsigned char, 4> const big_endian{
        static_cast<unsigned char>(crc >> 24), static_cast<unsigned char>(crc >> 16),
        static_cast<unsigned char>(crc >> 8), static_cast<unsigned char>(crc)};
    request.headers.set("x-amz-checksum-crc32", format::to_base64(bytes_of(big_endian)));
    return {};
}

AnyError add_sha256(HttpRequest& request) {
    crypto::Sha256 sha256;
    if (AnyError error = for_each_piece(request.body, [&](std::string_view piece) { sha256.update(piece); }))
        return error;
    request.headers.set("x-amz-checksum-sha256", format::to_base64(bytes_of(sha256.finish())));
    return {};
}

bool has_checksum(Headers const& headers) {
    constexpr std::string_view prefix = "x-amz-checksum-";
    for (Headers::Field const field : headers)
        if (equals_ignoring_case(field.name, "Content-MD5")
            || equals_ignoring_case(field.name.substr(0, prefix.size()), prefix))
            return true;
    return false;
}

}  // namespace

AnyError apply_endpoint(Endpoint const& endpoint, HttpRequest& request) {
    std::string_view const url = endpoint.url;
    std::size_t const scheme_size = url.find("://");
    if (scheme_size == std::string_view::npos) return malformed(endpoint.url, "has no scheme");
    request.scheme = url.substr(0, scheme_size);
    bool const https = request.scheme == "https";
    if (!https && request.scheme != "http") return malformed(endpoint.url, "has a scheme other than http and https");

    std::string_view const rest = url.substr(scheme_size + 3);
    std::size_t const authority_size = std::min(rest.find('/'), rest.size());
    // A URL without the scheme's own port is what goes into Host, hence into the signature.
    std::string_view const authority = without_suffix(rest.substr(0, authority_size), https ? ":443" : ":80");
    if (authority.empty()) return malformed(endpoint.url, "has no host");
    if (authority.find('@') != std::string_view::npos || rest.find_first_of("?# \t\r\n") != std::string_view::npos)
        return malformed(endpoint.url, "has more than scheme, host, port and path");
    if (is_ip_address(authority)) request.host.clear();
    request.host += authority;

    std::string_view const path = without_suffix(rest.substr(authority_size), "/");
    // An operation without a path has the endpoint's alone (S3, when that names the bucket), or the root.
    bool const rooted = request.path.starts_with('/') || (request.path.empty() && !path.empty());
    if (!rooted) request.path.insert(0, 1, '/');
    request.path.insert(0, path);
    for (auto const& [name, value] : endpoint.headers) request.headers.set(name, value);
    return {};
}

AnyError apply_headers(std::vector<std::pair<std::string, std::string>> const& headers, HttpRequest& request) {
    for (auto const& [name, value] : headers) request.headers.set(name, value);
    for (Headers::Field const field : request.headers) {
        if (!is_header_name(field.name))
            return ValidationError("'" + std::string(field.name) + "' cannot be the name of a header");
        if (!is_header_value(field.value))
            return ValidationError("the header " + std::string(field.name)
                                   + " has a line break or another control character in its value");
    }
    return {};
}

AnyError apply_compression(OperationInfo const& operation, ResolvedConfig const& config, HttpRequest& request) {
    if (!operation.compress || !config.compress_requests || !request.body.in_memory()) return {};
    std::string_view const text = request.body.text();
    if (text.size() < static_cast<std::size_t>(config.min_compression_size)) return {};
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return ValidationError("the request's body could not be compressed: zlib did not start");
    std::string compressed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    int const result = deflate(&stream, Z_FINISH);
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) return ValidationError("the request's body could not be compressed");
    std::string_view const codings = request.headers.find("Content-Encoding");
    std::string const all = codings.empty() ? "gzip" : std::string(codings) + ", gzip";
    request.headers.set("Content-Encoding", all);
    request.body = Body(std::move(compressed));
    return {};
}

AnyError apply_checksum(OperationInfo const& operation, HttpRequest& request) {
    if (operation.checksum == ChecksumRule::none || has_checksum(request.headers)) return {};
    if (operation.checksum == ChecksumRule::md5) return add_md5(request);
    std::string_view const algorithm = request.headers.find("x-amz-sdk-checksum-algorithm");
    if (algorithm.empty() || equals_ignoring_case(algorithm, "CRC32")) return add_crc32(request);
    if (equals_ignoring_case(algorithm, "SHA256")) return add_sha256(request);
    return ValidationError("inia cannot compute the checksum " + std::string(algorithm)
                           + " here: use CRC32 or SHA256, or send the checksum with the request");
}

}  // namespace inia::detail
