#include <inia/core/protocol/query.hpp>

namespace inia::protocol {

ErrorEnvelope Query::read_error_envelope(ServiceInfo const&, HttpResponse const& response) {
    return read_xml_error(response);
}

void Query::begin(OperationInfo const& operation, query::Writer& writer) {
    auto const field = [&](std::string_view name, std::string_view value) {
        std::size_t const mark = writer.enter(name);
        writer.value(value);
        writer.leave(mark);
    };
    field("Action", operation.name);
    field("Version", operation.service->api_version);
}

bool Query::enter_result(OperationInfo const& operation, xml::Reader& reader) {
    if (!reader.enter_root()) return false;
    if (operation.result_wrapper.empty()) return true;
    while (reader.next_child()) {
        if (reader.name() == operation.result_wrapper) return true;
        reader.skip();
    }
    return false;
}

}  // namespace inia::protocol
