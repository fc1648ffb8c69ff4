#include <inia/core/protocol/query.hpp>

namespace inia::protocol {
namespace {

/// Writes the fields that every form begins with.
void begin(OperationInfo const& operation, query::Writer& writer) {
    auto const field = [&](std::string_view name, std::string_view value) {
        std::size_t const mark = writer.enter(name);
        writer.value(value);
        writer.leave(mark);
    };
    field("Action", operation.name);
    field("Version", operation.service->api_version);
}

/// Enters the element around the result's members; false when the answer has none.
bool enter_result(OperationInfo const& operation, xml::Reader& reader) {
    if (!reader.enter_root()) return false;
    if (operation.result_wrapper.empty()) return true;
    while (reader.next_child()) {
        if (reader.name() == operation.result_wrapper) return true;
        reader.skip();
    }
    return false;
}

}  // namespace

ErrorEnvelope Query::read_error_envelope(ServiceInfo const&, HttpResponse const& response) {
    return read_xml_error(response);
}

AnyError Query::write_form(OperationInfo const& operation, query::Lists lists, std::string_view token,
                           void (*write)(query::Writer&, void const*), void const* request, HttpRequest& http) {
    query::Writer writer(lists);
    begin(operation, writer);
    writer.set_idempotency_token(token);
    write(writer, request);
    http.body = Body(writer.take());
    set_content_type(http, "application/x-www-form-urlencoded; charset=utf-8");
    return writer.refusal(operation.name);
}

AnyError Query::read_result(OperationInfo const& operation, std::string const& body, void (*read)(xml::Reader&, void*),
                            void* out) {
    xml::Reader reader(body);
    if (enter_result(operation, reader)) read(reader, out);
    return finish_answer(operation.name, reader);
}

}  // namespace inia::protocol
