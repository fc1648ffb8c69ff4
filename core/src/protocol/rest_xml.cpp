#include <inia/core/protocol/rest_xml.hpp>

namespace inia::protocol {

ErrorEnvelope RestXml::read_error_envelope(ServiceInfo const&, HttpResponse const& response) {
    return read_xml_error(response);
}

}  // namespace inia::protocol
