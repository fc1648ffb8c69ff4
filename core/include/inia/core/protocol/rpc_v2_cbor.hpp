#pragma once

#include <inia/core/cbor/codec.hpp>
#include <inia/core/cbor/events.hpp>
#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/protocol/event_stream.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/protocol/http_bindings.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace inia::protocol {

/// smithy-rpc-v2-cbor: every request is a POST of a CBOR map to a path that names the operation (codegen's
/// `OperationInfo::uri`). A header says on both sides that this is the protocol.
struct INIA_EXPORT RpcV2Cbor {
    using Events = cbor::Events;

    /// Fills `http` from the request; an operation without input has no body. Fails when a label of the host prefix
    /// cannot be part of a host's name.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        std::string const token = token_for(core, request);
        if (AnyError error = bind_request(Op::info, request, token, http)) return error;
        return write_body(
            Op::info, token,
            [](cbor::Writer& writer, void const* from) {
                cbor::write_struct(writer, *static_cast<typename Op::Request const*>(from));
            },
            &request, http);
    }

    /// Reads an answer's body; an empty one leaves all members absent. An answer that does not say that it is of this
    /// protocol is a ParseError.
    template<class Op> static AnyError deserialize(HttpResponse& response, typename Op::Response& out) {
        if (AnyError error = check_protocol(Op::info.name, response)) return error;
        if constexpr (has_event_stream<typename Op::Response>)
            return read_event_stream<Op>(response, out);
        else if constexpr (has_body_members<typename Op::Response>)
            return read_body(Op::info.name, response.body, out);
        else
            return {};
    }

    /// Code, message and request id of an error answer, whatever its body is.
    static ErrorEnvelope read_error_envelope(ServiceInfo const& service, HttpResponse const& response);

    /// Reads the modelled members of an error. What was read before a ParseError stays.
    template<class E> static AnyError read_error(HttpResponse const& response, E& error) {
        if (AnyError failure = check_protocol("error", response)) return failure;
        if constexpr (has_body_members<E>) return read_body("error", response.body, error);
        return {};
    }

    /// Reads a body that holds one map into `out`; an empty body reads nothing.
    template<class T> static AnyError read_body(std::string_view what, std::string const& body, T& out) {
        return read_body(
            what, body, [](cbor::Reader& reader, void* to) { cbor::read_struct(reader, *static_cast<T*>(to)); }, &out);
    }

private:
    static AnyError write_body(OperationInfo const& operation, std::string_view token,
                               void (*write)(cbor::Writer&, void const*), void const* request, HttpRequest& http);
    static AnyError read_body(std::string_view what, std::string const& body, void (*read)(cbor::Reader&, void*),
                              void* out);
    static AnyError check_protocol(std::string_view what, HttpResponse const& response);
};

}  // namespace inia::protocol
