#pragma once

#include <inia/core/body.hpp>
#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/http.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/protocol/xml_error.hpp>
#include <inia/core/query/codec.hpp>
#include <inia/core/xml/codec.hpp>

#include <string>
#include <utility>

namespace inia::protocol {

/// The query protocol (STS, IAM, CloudFormation): a form in the request's body, XML in the answer.
struct INIA_EXPORT Query {
    /// Fills the request but for the endpoint's part and the signature.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        return write_form<Op>(query::Lists::as_modelled, core, request, http);
    }

    /// Reads an answer that is no error.
    template<class Op> static AnyError deserialize(HttpResponse& response, typename Op::Response& out) {
        if constexpr (has_body_members<typename Op::Response>) {
            return read_result(
                Op::info, response.body,
                [](xml::Reader& reader, void* to) {
                    xml::read_struct(reader, *static_cast<typename Op::Response*>(to));
                },
                &out);
        }
        return {};
    }

    static ErrorEnvelope read_error_envelope(ServiceInfo const& service, HttpResponse const& response);

    /// Reads the members of a modelled error. A body that cannot be read is an error; what was read before stays.
    template<class E> static AnyError read_error(HttpResponse const& response, E& error) {
        return read_xml_error_members(response, error);
    }

protected:
    template<class Op>
    static AnyError write_form(query::Lists lists, ClientCore const& core, typename Op::Request const& request,
                               HttpRequest& http) {
        std::string const token = token_for(core, request);
        if (AnyError error = bind_request(Op::info, request, token, http)) return error;
        return write_form(
            Op::info, lists, token,
            [](query::Writer& writer, void const* from) {
                query::write_struct(writer, *static_cast<typename Op::Request const*>(from));
            },
            &request, http);
    }

private:
    static AnyError write_form(OperationInfo const& operation, query::Lists lists, std::string_view token,
                               void (*write)(query::Writer&, void const*), void const* request, HttpRequest& http);
    static AnyError read_result(OperationInfo const& operation, std::string const& body,
                                void (*read)(xml::Reader&, void*), void* out);
};

}  // namespace inia::protocol
