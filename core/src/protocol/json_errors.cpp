#include "protocol/json_errors.hpp"

#include <inia/core/format/number.hpp>
#include <inia/core/json/reader.hpp>
#include <inia/core/protocol/http_bindings.hpp>

#include <cstdint>
#include <utility>

namespace inia::protocol {
namespace {

/// The members of a body that may name the error and tell its message, first come those that say it best.
struct Names {
    std::string type[3];     // __type, code, Code
    std::string message[3];  // message, Message, errorMessage

    std::string* find(std::string_view key) {
        if (key == "__type") return &type[0];
        if (key == "code") return &type[1];
        if (key == "Code") return &type[2];
        if (key == "message") return &message[0];
        if (key == "Message") return &message[1];
        if (key == "errorMessage") return &message[2];
        return nullptr;
    }
};

std::string first_of(std::string (&texts)[3]) {
    for (std::string& text : texts)
        if (!text.empty()) return std::move(text);
    return {};
}

/// Reads the top level of the body; false when it is no JSON object. Modelled errors have members of the same names
/// with other types, so what is no string is passed over.
bool read_names(std::string const& body, Names& names) {
    json::Reader reader(body);
    if (reader.enter_object()) {
        do {
            std::string* const target = names.find(reader.key());
            if (target != nullptr && reader.at_string())
                reader.string(*target);
            else
                reader.skip();
        } while (reader.next_member());
    }
    return !reader.finish();
}

/// The beginning of a body that is no JSON, a proxy's page for example, fit for a message of one line.
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

}  // namespace

std::string_view error_name(std::string_view text) noexcept {
    text = text.substr(0, text.find(':'));
    text = text.substr(text.rfind('#') + 1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

ErrorEnvelope read_json_error(HttpResponse const& response) {
    ErrorEnvelope envelope;
    envelope.request_id = request_id(response.headers);
    if (response.status >= 400) envelope.fault = response.status < 500 ? Fault::client : Fault::server;

    Names names;
    bool const is_json = response.body.empty() || read_names(response.body, names);
    envelope.message = first_of(names.message);
    if (!is_json && envelope.message.empty()) envelope.message = excerpt(response.body);

    std::string const body_type = first_of(names.type);
    std::string_view const header_type = response.headers.find("X-Amzn-Errortype");
    envelope.code = error_name(header_type.empty() ? std::string_view(body_type) : header_type);
    if (envelope.code.empty()) format::append_number(envelope.code, std::int64_t{response.status});
    return envelope;
}

}  // namespace inia::protocol
