#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/json/codec.hpp>
#include <inia/core/json/events.hpp>
#include <inia/core/protocol/event_stream.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/protocol/http_bindings.hpp>

#include <string>
#include <utility>

namespace inia::protocol {

/// json 1.0 and 1.1: every request is a POST of a JSON object to `/`; a header says which operation is meant.
struct INIA_EXPORT Json {
    using Events = json::Events<true>;

    /// Fills `http` from the request. Fails when a label of the host prefix cannot be part of a host's name.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        std::string const token = token_for(core, request);
        if (AnyError error = bind_request(Op::info, request, token, http)) return error;
        return write_body(
            Op::info, token,
            [](json::Writer& writer, void const* from) {
                json::write_struct(writer, *static_cast<typename Op::Request const*>(from));
            },
            &request, http);
    }

    /// As `serialize`, for a body that is JSON already, of an operation none of whose members travel elsewhere. Borrows
    /// it.
    static AnyError write_text(OperationInfo const& operation, std::string_view body, HttpRequest& http);

    /// Reads an answer's body; an empty one leaves all members absent.
    template<class Op> static AnyError deserialize(HttpResponse& response, typename Op::Response& out) {
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
        if constexpr (has_body_members<E>) return read_body("error", response.body, error);
        return {};
    }

    /// Reads a body that holds one JSON object into `out`; an empty body or `null` reads nothing.
    template<class T> static AnyError read_body(std::string_view what, std::string const& body, T& out) {
        return read_body(
            what, body, [](json::Reader& reader, void* to) { json::read_struct(reader, *static_cast<T*>(to)); }, &out);
    }

private:
    static AnyError write_body(OperationInfo const& operation, std::string_view token,
                               void (*write)(json::Writer&, void const*), void const* request, HttpRequest& http);
    static AnyError read_body(std::string_view what, std::string const& body, void (*read)(json::Reader&, void*),
                              void* out);
};

}  // namespace inia::protocol
