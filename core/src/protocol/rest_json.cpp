#include <inia/core/protocol/rest_json.hpp>

#include "protocol/error_fields.hpp"

namespace inia::protocol {

ErrorEnvelope RestJson::read_error_envelope(ServiceInfo const&, HttpResponse const& response) {
    return read_json_error(response);
}

}  // namespace inia::protocol
