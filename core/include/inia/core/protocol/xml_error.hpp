#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/http.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/xml/codec.hpp>

#include <string_view>

/// Answers in XML, of rest-xml and query alike.
namespace inia::protocol {

/// Code, message, request id and fault of an error answer, in any of the forms `<Error>`, `<ErrorResponse><Error>` and
/// `<Response><Errors><Error>`. Never fails: of a body that is broken or not the service's (HTML) it takes what it
/// finds, perhaps nothing; without a body the status says it, so that a HEAD answer has the code `404`, message `Not
/// Found`.
INIA_EXPORT ErrorEnvelope read_xml_error(HttpResponse const& response);

/// Enters the element that holds an error's members, wherever it stands; false when the document has none.
INIA_EXPORT bool enter_error(xml::Reader& reader);

/// The reader's error, with the name of the operation or shape that was being read; null when there is none.
INIA_EXPORT AnyError finish_answer(std::string_view name, xml::Reader& reader);

/// Reads the members of a modelled error, those in headers too.
template<Described E> AnyError read_xml_error_members(HttpResponse const& response, E& error) {
    if (AnyError failure = read_bindings(schema<E>::name, response, error)) return failure;
    if constexpr (has_body_members<E>) {
        if (response.body.empty()) return {};
        xml::Reader reader(response.body);
        if (enter_error(reader)) xml::read_struct(reader, error);
        return finish_answer(schema<E>::name, reader);
    }
    return {};
}

}  // namespace inia::protocol
