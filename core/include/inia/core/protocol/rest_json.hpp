#pragma once

#include <inia/core/client_core.hpp>
#include <inia/core/export.hpp>
#include <inia/core/json/codec.hpp>
#include <inia/core/json/events.hpp>
#include <inia/core/protocol/event_stream.hpp>
#include <inia/core/protocol/forward.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/protocol/json.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::protocol {

/// rest-json: method and path say which operation is meant; members travel in path, query, headers and a JSON body.
struct INIA_EXPORT RestJson {
    using Events = json::Events<false>;

    /// Fills `http` from the request; see bind_request for what can fail. A payload of bytes is borrowed from
    /// `request`.
    template<class Op>
    static AnyError serialize(ClientCore const& core, typename Op::Request const& request, HttpRequest& http) {
        using Request = typename Op::Request;
        std::string const token = token_for(core, request);
        if (AnyError error = bind_request(Op::info, request, token, http)) return error;
        if constexpr (has_payload<Request>) {
            AnyError error;
            with_payload<Request>(request, [&](auto d, auto const& member) {
                error = put_payload<decltype(d)>(Op::info.name, token, member, http);
            });
            return error;
        } else if constexpr (has_body_members<Request>) {
            // Sent even when no member is present: a service that expects a body gets an empty object.
            json::Writer writer;
            writer.set_idempotency_token(token);
            json::write_struct(writer, request);
            http.body = std::move(writer).take();
            set_content_type(http, json_type);
            return writer.refusal(Op::info.name);
        }
        return {};
    }

    /// Reads headers, status and body of an answer; moves the body or its stream out of `response`.
    template<class Op> static AnyError deserialize(HttpResponse& response, typename Op::Response& out) {
        using Response = typename Op::Response;
        if constexpr (has_event_stream<Response>) {
            return read_event_stream<Op>(response, out);
        } else {
            AnyError error = read_bindings(Op::info.name, response, out);
            if (error) return error;
            if constexpr (has_payload<Response>)
                with_payload<Response>(out, [&](auto d, auto& member) {
                    error = take_payload<decltype(d)>(Op::info.name, response, member);
                });
            else if constexpr (has_body_members<Response>)
                error = Json::read_body(Op::info.name, response.body, out);
            return error;
        }
    }

    /// Code, message and request id of an error answer, whatever its body is.
    static ErrorEnvelope read_error_envelope(ServiceInfo const& service, HttpResponse const& response);

    /// Reads the modelled members of an error, those in headers too. What was read before a ParseError stays.
    template<class E> static AnyError read_error(HttpResponse const& response, E& error) {
        AnyError problem = read_bindings("error", response, error);
        if constexpr (has_body_members<E>) {
            AnyError body = Json::read_body("error", response.body, error);
            if (!problem) problem = std::move(body);
        }
        return problem;
    }

private:
    static constexpr std::string_view json_type = "application/json";

    template<class D, class M>
    static AnyError put_payload([[maybe_unused]] std::string_view operation, [[maybe_unused]] std::string_view token,
                                M const& member, HttpRequest& http) {
        using T = member_value_t<M>;
        constexpr bool text = std::is_same_v<T, std::string> || is_open_enum_v<T>;
        constexpr bool bytes = std::is_same_v<T, Body> || std::is_same_v<T, Blob>;
        if constexpr (bytes) {
            if_present(member, [&](auto const& value) { put_bytes(value, http); });
            set_content_type(http, "application/octet-stream");
        } else if constexpr (text) {
            if_present(member, [&](auto const& value) {
                http.body = Body(std::string_view(value_text(value)));
                set_content_type(http, "text/plain");
            });
        } else {
            json::Writer writer;
            writer.set_idempotency_token(token);
            bool const present =
                if_present(member, [&](auto const& value) { json::codec<T>::write(writer, value, D::shape); });
            if (!present) {
                // A structure that is not given is an empty object; a union or a document has no such value.
                if constexpr (!Described<T>)
                    return {};
                else if constexpr (schema<T>::is_union)
                    return {};
                else
                    writer.raw(std::string_view("{}"));
            }
            http.body = std::move(writer).take();
            set_content_type(http, json_type);
            return writer.refusal(operation);
        }
        return {};
    }

    template<class D, class M>
    static AnyError take_payload(std::string_view operation, HttpResponse& response, M& member) {
        using T = member_value_t<M>;
        if constexpr (std::is_same_v<T, ResponseBody>) {
            member = response.stream ? ResponseBody(std::move(response.stream), response.length)
                                     : ResponseBody(std::move(response.body));
            return {};
        } else {
            if (response.body.empty()) return {};
            if constexpr (std::is_same_v<T, Blob> || std::is_same_v<T, std::string> || is_open_enum_v<T>) {
                make_present(member) = T(std::move(response.body));
                return {};
            } else {
                json::Reader reader(response.body);
                if (!reader.null()) json::codec<T>::read(reader, make_present(member), D::shape);
                return reader.finish(operation);
            }
        }
    }

    static std::string const& value_text(std::string const& value) { return value; }
    template<class Values> static std::string_view value_text(OpenEnum<Values> const& value) {
        return value.to_string_view();
    }
    static void put_bytes(Body const& body, HttpRequest& http) { http.body = borrow(body); }
    static void put_bytes(Blob const& blob, HttpRequest& http) { http.body = Body(blob.bytes()); }
};

}  // namespace inia::protocol
