#include "protocol/error_fields.hpp"

#include <inia/core/format/number.hpp>
#include <inia/core/json/reader.hpp>
#include <inia/core/protocol/http_bindings.hpp>

#include <cstdint>
#include <utility>

namespace inia::protocol {
namespace {

std::string first_of(std::string (&texts)[3]) {
    for (std::string& text : texts)
        if (!text.empty()) return std::move(text);
    return {};
}

/// The name of an error: `namespace#Name:http://...` without the parts around it.
std::string_view error_name(std::string_view text) noexcept {
    text = text.substr(0, text.find(':'));
    text = text.substr(text.rfind('#') + 1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// Reads the top level of the body; false when it is no JSON object.
bool read_fields(std::string const& body, ErrorFields& fields) {
    json::Reader reader(body);
    if (reader.enter_object()) {
        do {
            std::string* const target = fields.find(reader.key());
            if (target != nullptr && reader.at_string())
                reader.string(*target);
            else
                reader.skip();
        } while (reader.next_member());
    }
    return !reader.finish();
}

}  // namespace

std::string excerpt(std::string_view body) {
    constexpr std::size_t longest = 200;
    std::string text;
    for (char const c : body) {
        if (text.size() == longest) break;
        bool const blank = static_cast<unsigned char>(c) <= ' ';
        if (static_cast<unsigned char>(c) >= 0x7f)
            text += '?';
        else if (!blank)
            text += c;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

std::string* ErrorFields::find(std::string_view key) {
    if (key == "__type") return &type[0];
    if (key == "code") return &type[1];
    if (key == "Code") return &type[2];
    if (key == "message") return &message[0];
    if (key == "Message") return &message[1];
    if (key == "errorMessage") return &message[2];
    return nullptr;
}

ErrorEnvelope make_envelope(HttpResponse const& response, ErrorFields&& fields, std::string_view header_type,
                            bool readable) {
    ErrorEnvelope envelope;
    envelope.request_id = request_id(response.headers);
    if (response.status >= 400) envelope.fault = response.status < 500 ? Fault::client : Fault::server;
    envelope.message = first_of(fields.message);
    std::string const body_type = first_of(fields.type);
    envelope.code = error_name(header_type.empty() ? std::string_view(body_type) : header_type);
    if (readable) {
        if (envelope.code.empty()) format::append_number(envelope.code, std::int64_t{response.status});
    } else if (!envelope.code.empty() && envelope.message.empty()) {
        envelope.message = excerpt(response.body);
    }
    return envelope;
}

ErrorEnvelope read_json_error(HttpResponse const& response) {
    ErrorFields fields;
    bool const is_json = response.body.empty() || read_fields(response.body, fields);
    return make_envelope(response, std::move(fields), response.headers.find("X-Amzn-Errortype"), is_json);
}

}  // namespace inia::protocol
