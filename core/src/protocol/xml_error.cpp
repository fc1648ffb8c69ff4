#include <inia/core/protocol/xml_error.hpp>

#include <inia/core/format/scalar.hpp>

#include "protocol/status_phrase.hpp"

#include <string>

namespace inia::protocol {

namespace {

Fault fault_of(std::string_view type) noexcept {
    if (type == "Sender" || type == "Client") return Fault::client;
    if (type == "Receiver" || type == "Server") return Fault::server;
    return Fault::unknown;
}

/// Takes an element that may stand in the error or beside it; false when it is none of those. The first one counts.
bool take_field(xml::Reader& reader, ErrorEnvelope& envelope) {
    std::string_view const name = reader.name();
    std::string* target = nullptr;
    if (name == "Code")
        target = &envelope.code;
    else if (name == "Message" || name == "message")
        target = &envelope.message;
    else if (name == "RequestId" || name == "RequestID")
        target = &envelope.request_id;
    else if (name != "Type")
        return false;
    std::string_view const text = reader.text();
    if (target == nullptr)
        envelope.fault = fault_of(format::trim(text));
    else if (target->empty())
        *target = target == &envelope.message ? text : format::trim(text);
    return true;
}

/// Reads the element that was entered last, and what is wrapped around the error inside of it.
void read_fields(xml::Reader& reader, ErrorEnvelope& envelope) {
    while (reader.next_child()) {
        std::string_view const name = reader.name();
        if (name == "Error" || name == "Errors" || name == "ResponseMetadata")
            read_fields(reader, envelope);
        else if (!take_field(reader, envelope))
            reader.skip();
    }
}

}  // namespace

ErrorEnvelope read_xml_error(HttpResponse const& response) {
    ErrorEnvelope envelope;
    xml::Reader reader(response.body);
    if (reader.enter_root()) read_fields(reader, envelope);
    // The answer to a HEAD has no body; its status is all there is. What another server wrote is the call's to explain.
    if (envelope.code.empty() && response.body.empty()) {
        envelope.code = std::to_string(response.status);
        envelope.message = status_phrase(response.status);
    }
    if (envelope.fault == Fault::unknown && response.status >= 400)
        envelope.fault = response.status < 500 ? Fault::client : Fault::server;
    if (envelope.request_id.empty()) envelope.request_id = request_id(response.headers);
    return envelope;
}

bool enter_error(xml::Reader& reader) {
    if (!reader.enter_root()) return false;
    bool inside = reader.name() == "Error";
    if (!inside && reader.name() != "ErrorResponse" && reader.name() != "Response") return true;
    while (!inside && reader.next_child()) {
        if (reader.name() == "Error")
            inside = true;
        else if (reader.name() != "Errors")
            reader.skip();
    }
    return inside;
}

AnyError finish_answer(std::string_view name, xml::Reader& reader) {
    AnyError const error = reader.finish();
    if (!error) return error;
    return ParseError(std::string(name) + ": " + error.what());
}

}  // namespace inia::protocol
