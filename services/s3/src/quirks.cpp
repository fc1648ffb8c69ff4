#include <inia/core/format/base64.hpp>
#include <inia/core/format/md5.hpp>
#include <inia/core/format/scalar.hpp>
#include <inia/core/format/uri.hpp>
#include <inia/core/protocol/xml_error.hpp>
#include <inia/s3/quirks.hpp>

#include <algorithm>

namespace inia::s3::quirks {

namespace {

constexpr std::size_t longest_bucket = 255;  // as of old; new ones have at most 63

bool is_bucket_character(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'
        || c == '_';
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Where `?versionId=...` begins, which ends the text and holds no white space; the text's size when there is none.
std::size_t version_suffix(std::string_view source) noexcept {
    static constexpr std::string_view name = "?versionId=";
    std::size_t const at = source.rfind(name);
    if (at == std::string_view::npos || at + name.size() == source.size()) return source.size();
    return source.find_first_of(" \t\r\n\v\f", at) == std::string_view::npos ? at : source.size();
}

}  // namespace

AnyError check_bucket(std::string_view operation, std::string_view bucket) {
    if (bucket.starts_with("arn:")) return {};  // The endpoint's rules judge it.
    bool const fits = !bucket.empty() && bucket.size() <= longest_bucket
                   && std::all_of(bucket.begin(), bucket.end(), is_bucket_character);
    if (fits) return {};
    std::string text(operation);
    text.append(": Bucket '").append(bucket.substr(0, longest_bucket));
    text.append("' is neither a bucket's name (letters, digits, '.', '-' and '_') nor an access point's ARN");
    return ValidationError(text);
}

AnyError check_metadata(std::string_view operation, Map<std::string> const& metadata) {
    for (auto const& [key, value] : metadata) {
        if (is_ascii(key) && is_ascii(value)) continue;
        std::string text(operation);
        text.append(": Metadata '").append(key).append("' is not ASCII, which S3 cannot store; encode it first");
        return ValidationError(text);
    }
    return {};
}

bool is_error_document(HttpResponse const& response) {
    if (response.body.empty()) return false;
    xml::Reader reader(response.body);
    return !reader.enter_root() || reader.name() == "Error";
}

std::string encode_copy_source(std::string_view source) {
    std::size_t const suffix = version_suffix(source);
    std::string encoded = format::percent_encode(source.substr(0, suffix), format::Slash::keep);
    return encoded.append(source.substr(suffix));
}

void encode_customer_key(Optional<std::string>& key, Optional<std::string>& md5) {
    md5 = format::md5_base64(*key);
    key = format::to_base64(*key);
}

AnyError read_location(std::string_view operation, std::string_view body, Optional<BucketLocationConstraint>& out) {
    xml::Reader reader(body);
    if (reader.enter_root()) {
        std::string_view const region = format::trim(reader.text());
        if (!region.empty()) out = BucketLocationConstraint(region);
    }
    return protocol::finish_answer(operation, reader);
}

}  // namespace inia::s3::quirks
