#pragma once

#include <inia/core/error.hpp>
#include <inia/core/event_stream.hpp>
#include <inia/core/eventstream/encoder.hpp>
#include <inia/core/eventstream/message.hpp>
#include <inia/core/export.hpp>
#include <inia/core/member_value.hpp>
#include <inia/core/protocol/http_bindings.hpp>
#include <inia/core/reflect.hpp>
#include <inia/core/shapes.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// Events to and from messages: a fold over the descriptors of each event's structure. Members with the location
/// `header` are the message's headers; one with the location `payload` is its payload, otherwise all that are left
/// make up a document there. How values and documents look in a payload is the protocol's `Events`:
///
///     static constexpr std::string_view media_type = "application/json";
///     static constexpr bool initial_response = false;   // the stream's first message holds the answer's other members
///     template<class T> static AnyError read(std::string_view what, std::string_view payload, T& out, Shape const&);
///     template<class T>
///     static AnyError write(std::string_view what, std::string_view root, T const& value, Shape const&, std::string&
///     out);
namespace inia::protocol {

namespace detail {

/// Read the value of an event's header; return what is wrong, as in "is no boolean", or null.
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, bool& out);
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, std::int32_t& out, int bits);
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, std::int64_t& out);
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, std::string& out);
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, Blob& out);
INIA_EXPORT char const* read_event_header(eventstream::Header const& header, Timestamp& out);

INIA_EXPORT AnyError event_header_error(std::string_view operation, std::string_view name, char const* problem);
/// Makes the frame of a message that begins with the headers which say what it is.
INIA_EXPORT AnyError finish_event(EventMember const& member, std::string_view media_type,
                                  eventstream::Message const& message, std::string& frame);

template<class D, class T> char const* read_header_value(eventstream::Header const& header, T& out) {
    if constexpr (is_open_enum_v<T>) {
        std::string text;
        char const* const wrong = read_event_header(header, text);
        out = T(text);
        return wrong;
    } else if constexpr (std::is_same_v<T, std::int32_t>) {
        return read_event_header(header, out, D::traits.shape.bits ? D::traits.shape.bits : 32);
    } else {
        return read_event_header(header, out);
    }
}

/// The value refers to `value`.
template<class D, class T> eventstream::Header make_event_header(T const& value) {
    using eventstream::HeaderType;
    eventstream::Header header{.name = D::traits.wire};
    if constexpr (std::is_same_v<T, Timestamp>) {
        header.type = HeaderType::timestamp;
        header.number = value.epoch_milliseconds();
    } else if constexpr (std::is_same_v<T, Blob>) {
        header.type = HeaderType::bytes;
        header.value = value.text();
    } else if constexpr (std::is_same_v<T, std::string>) {
        header.value = value;
    } else if constexpr (is_open_enum_v<T>) {
        header.value = value.to_string_view();
    } else {
        constexpr std::uint8_t bits = D::traits.shape.bits;
        header.type = std::is_same_v<T, bool> ? HeaderType::boolean
                    : bits == 8               ? HeaderType::int8
                    : bits == 16              ? HeaderType::int16
                    : sizeof(T) == 4          ? HeaderType::int32
                                              : HeaderType::int64;
        header.number = value;
    }
    return header;
}

/// Bytes and text are a payload as they are, without the protocol.
template<class T>
inline constexpr bool is_raw_payload = std::is_same_v<T, Blob> || std::is_same_v<T, std::string> || is_open_enum_v<T>;

}  // namespace detail

/// Reads a message into the structure of an event, or of an initial response.
template<class Events, Described T>
AnyError read_event(std::string_view operation, eventstream::Message const& message, T& out) {
    AnyError error;
    for_each_member<T>([&](auto d) {
        using D = decltype(d);
        using V = member_value_t<std::remove_cvref_t<decltype(out.*d.pointer)>>;
        if constexpr (D::traits.location == Location::header) {
            eventstream::Header const* const header = message.find(D::traits.wire);
            if (error || !header) return;
            if (char const* wrong = detail::read_header_value<D>(*header, make_present(out.*d.pointer)))
                error = detail::event_header_error(operation, D::traits.wire, wrong);
        } else if constexpr (D::traits.location == Location::payload && detail::is_raw_payload<V>) {
            make_present(out.*d.pointer) = V(std::string(message.payload));
        } else if constexpr (D::traits.location == Location::payload && !is_event_stream_v<V>) {
            if (error || message.payload.empty()) return;
            error = Events::read(operation, message.payload, make_present(out.*d.pointer), D::shape);
        }
    });
    if constexpr (has_body_members<T>) {
        if (!error && !message.payload.empty()) error = Events::read(operation, message.payload, out, plain_shape);
    }
    return error;
}

/// Appends the event to `frame` as a message. `E` is the structure of a stream's events. Fails when there is no event
/// that the model has, or one that cannot be a message.
template<class Events, class E> AnyError write_event(E const& event, std::string& frame) {
    AnyError error = ValidationError("an event of a kind that the model does not have cannot be sent");
    auto const write = [&]<class T>(EventMember const& member, T const& value) {
        eventstream::Message message;
        std::string payload;
        std::string_view media_type;
        error = {};
        for_each_member<T>([&](auto d) {
            using D = decltype(d);
            if_present(value.*d.pointer, [&](auto const& present) {
                using V = std::remove_cvref_t<decltype(present)>;
                if constexpr (D::traits.location == Location::header) {
                    message.headers.push_back(detail::make_event_header<D>(present));
                } else if constexpr (D::traits.location == Location::payload) {
                    if constexpr (std::is_same_v<V, Blob>)
                        payload = present.text(), media_type = "application/octet-stream";
                    else if constexpr (std::is_same_v<V, std::string>)
                        payload = present, media_type = "text/plain";
                    else if constexpr (is_open_enum_v<V>)
                        payload = present.to_string_view(), media_type = "text/plain";
                    else
                        error = Events::write(member.name, D::traits.wire, present, D::shape, payload),
                        media_type = Events::media_type;
                }
            });
        });
        if constexpr (has_body_members<T>) {
            error = Events::write(member.name, schema<T>::name, value, plain_shape, payload);
            media_type = Events::media_type;
        }
        message.payload = payload;
        if (!error) error = detail::finish_event(member, media_type, message, frame);
    };
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((event.template member<I>() ? write(schema<E>::events[I], *event.template member<I>()) : void()), ...);
    }(std::make_index_sequence<E::size()>());
    return error;
}

}  // namespace inia::protocol
