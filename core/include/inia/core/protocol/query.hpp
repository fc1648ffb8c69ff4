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
            xml::Reader reader(response.body);
            if (enter_result(Op::info, reader)) xml::read_struct(reader, out);
            return finish_answer(Op::info.name, reader);
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
        query::Writer writer(lists);
        begin(Op::info, writer);
        writer.set_idempotency_token(token);
        query::write_struct(writer, request);
        http.body = Body(writer.take());
        set_content_type(http, "application/x-www-form-urlencoded; charset=utf-8");
        return writer.refusal(Op::info.name);
    }

private:
    /// Writes the fields that every form begins with.
    static void begin(OperationInfo const& operation, query::Writer& writer);
    /// Enters the element around the result's members; false when the answer has none.
    static bool enter_result(OperationInfo const& operation, xml::Reader& reader);
};

}  // namespace inia::protocol
