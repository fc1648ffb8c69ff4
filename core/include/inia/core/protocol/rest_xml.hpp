#pragma once

#include <inia/core/body.hpp>
#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/http.hpp>
#include <inia/core/protocol/event_stream.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/protocol/xml_error.hpp>
#include <inia/core/xml/codec.hpp>
#include <inia/core/xml/events.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::protocol {

namespace detail {

/// Makes the structure the request's body, under the root element `root`.
template<class T>
AnyError write_document(std::string_view operation, HttpRequest& http, std::string_view token, std::string_view root,
                        std::string_view prefix, std::string_view uri, T const& value) {
    xml::Writer writer;
    writer.set_idempotency_token(token);
    writer.start(root);
    if (!uri.empty()) writer.declare(prefix, uri);
    xml::write_struct(writer, value);
    writer.end(root);
    http.body = Body(writer.take());
    set_content_type(http, "application/xml");
    return writer.refusal(operation);
}

/// Makes the payload member the request's body. Absent, it leaves the request without one.
template<class D, class M>
AnyError write_xml_payload(OperationInfo const& operation, HttpRequest& http, [[maybe_unused]] std::string_view token,
                           M const& member) {
    AnyError error;
    if constexpr (std::is_same_v<member_value_t<M>, Body>) {
        // No Content-Type: the service's default for bytes of unknown kind differs, and the caller may give one.
        if_present(member, [&](Body const& body) { http.body = borrow(body); });
    } else {
        if_present(member, [&](auto const& value) {
            using T = member_value_t<M>;
            if constexpr (Described<T>) {
                bool const own = !D::traits.xml_namespace.empty();
                error = write_document(operation.name, http, token, D::traits.wire,
                                       own ? D::traits.xml_prefix : std::string_view{},
                                       own ? D::traits.xml_namespace : operation.service->xml_namespace, value);
            } else if constexpr (std::is_same_v<T, Blob>) {
                http.body = Body(value);
            } else {
                std::string scratch;
                http.body = Body(format::scalar<T>::text(value, D::shape, scratch));
                set_content_type(http, "text/plain");
            }
        });
    }
    return error;
}

/// Reads the whole body into the payload member; an empty one leaves it absent, unless it is a stream of bytes.
template<class D, class M> AnyError read_xml_payload(std::string_view operation, HttpResponse& response, M& member) {
    using T = member_value_t<M>;
    if constexpr (std::is_same_v<T, ResponseBody>) {
        make_present(member) = response.stream ? ResponseBody(std::move(response.stream), response.length)
                                               : ResponseBody(std::move(response.body));
        return {};
    } else {
        if (response.body.empty()) return {};
        if constexpr (Described<T>) {
            xml::Reader reader(response.body);
            if (reader.enter_root()) xml::read_struct(reader, make_present(member));
            return finish_answer(operation, reader);
        } else if constexpr (std::is_same_v<T, Blob>) {
            make_present(member) = Blob(std::move(response.body));
            return {};
        } else {
            char const* const wrong = format::scalar<T>::read(response.body, make_present(member), D::shape);
            if (wrong == nullptr) return {};
            return ParseError(std::string(operation) + ": the body of the answer " + wrong);
        }
    }
}

/// Whether some member that travels in the body is present, or will be by its idempotency token.
template<Described T> bool has_body(T const& value) {
    return any_member<T>([&](auto d) {
        using D = decltype(d);
        if constexpr (D::traits.location != Location::body)
            return false;
        else if constexpr (D::traits.idempotency_token)
            return true;
        else
            return if_present(value.*d.pointer, [](auto const&) {});
    });
}

}  // namespace detail

/// The rest-xml protocol (S3, Route 53, CloudFront): members are bound to path, query and headers, the rest is an XML
/// document.
struct INIA_EXPORT RestXml {
    using Events = xml::Events;

    /// Fills the request but for the endpoint's part and the signature. A structure that has no member to send leaves
    /// the body out.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        using Request = typename Op::Request;
        std::string const token = token_for(core, request);
        if (AnyError error = bind_request(Op::info, request, token, http)) return error;
        if constexpr (has_payload<Request>) {
            AnyError error;
            with_payload<Request>(request, [&](auto d, auto const& member) {
                error = detail::write_xml_payload<decltype(d)>(Op::info, http, token, member);
            });
            return error;
        } else if constexpr (has_body_members<Request>) {
            OperationInfo const& info = Op::info;
            if (detail::has_body(request))
                return detail::write_document(
                    info.name, http, token, info.input_root, info.input_prefix,
                    info.input_namespace.empty() ? info.service->xml_namespace : info.input_namespace, request);
        }
        return {};
    }

    /// Reads an answer that is no error. A stream or body that a member hands out is moved out of `response`.
    template<class Op> static AnyError deserialize(HttpResponse& response, typename Op::Response& out) {
        using Response = typename Op::Response;
        if constexpr (has_event_stream<Response>) {
            return read_event_stream<Op>(response, out);
        } else {
            AnyError error = read_bindings(Op::info.name, response, out);
            if (error) return error;
            if constexpr (has_payload<Response>) {
                with_payload<Response>(out, [&](auto d, auto& member) {
                    error = detail::read_xml_payload<decltype(d)>(Op::info.name, response, member);
                });
            } else if constexpr (has_body_members<Response>) {
                if (response.body.empty()) return {};
                xml::Reader reader(response.body);
                if (reader.enter_root()) xml::read_struct(reader, out);
                error = finish_answer(Op::info.name, reader);
            }
            return error;
        }
    }

    static ErrorEnvelope read_error_envelope(ServiceInfo const& service, HttpResponse const& response);

    /// Reads the members of a modelled error. A body that cannot be read is an error; what was read before stays.
    template<class E> static AnyError read_error(HttpResponse const& response, E& error) {
        return read_xml_error_members(response, error);
    }
};

}  // namespace inia::protocol
