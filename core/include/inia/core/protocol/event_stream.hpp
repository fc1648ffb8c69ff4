#pragma once

#include <inia/core/event_stream.hpp>
#include <inia/core/protocol/event_codec.hpp>
#include <inia/core/protocol/event_source.hpp>
#include <inia/core/reflect.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia::protocol {

/// Whether one member of `T` is the stream of an answer's events.
template<Described T>
inline constexpr bool has_event_stream = any_member<T>(
    [](auto d) { return is_event_stream_v<std::remove_cvref_t<decltype(std::declval<T&>().*d.pointer)>>; });

namespace detail {

template<class E> constexpr std::span<EventException const> exceptions_of() noexcept {
    if constexpr (requires { schema<E>::exceptions; })
        return schema<E>::exceptions;
    else
        return {};
}

/// The events of operation `Op`, `E` each, read from its answer.
template<class Op, class E> class OperationEvents final : public EventReader<E> {
public:
    explicit OperationEvents(HttpResponse& response) : source_(Op::info, response) {}

    /// Reads the first message. It is the answer itself, or already an event: services that have nothing else to say
    /// may begin with that.
    template<class T> AnyError read_initial(T& out) {
        Result<bool> const more = source_.next();
        if (!more) return more.error();
        if (!*more) return {};
        Result<EventHead> const head = source_.head();
        if (!head) return head.error();
        if (head->kind != EventHead::Kind::event) return failure(*head);
        if (head->type == initial_response) return read_event<Events>(Op::info.name, source_.message(), out);
        pending_ = true;
        return {};
    }

    Result<Optional<E>> next() override {
        for (;;) {
            if (!std::exchange(pending_, false)) {
                Result<bool> const more = source_.next();
                if (!more) return more.error();
                if (!*more) return Optional<E>();
            }
            Result<EventHead> const head = source_.head();
            if (!head) return head.error();
            if (head->kind != EventHead::Kind::event) return failure(*head);
            if (head->type != initial_response) return event(*head);
        }
    }

private:
    using Events = typename Op::Protocol::Events;
    static constexpr std::string_view initial_response = "initial-response";

    AnyError failure(EventHead const& head) const {
        return Op::make_error(source_.failure(head, exceptions_of<E>(), &Op::Protocol::read_error_envelope));
    }

    Result<Optional<E>> event(EventHead const& head) {
        Optional<E> event;
        AnyError error;
        bool known = false;
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            known = ((schema<E>::events[I].name == head.type
                      && (error = read_event<Events>(Op::info.name, source_.message(),
                                                     event.emplace().template emplace<I>()),
                          true))
                     || ...);
        }(std::make_index_sequence<E::size()>());
        if (error) return error;
        if (!known)
            event.emplace().emplace_unknown() = {std::string(head.type), std::string(head.content_type),
                                                 Blob(source_.message().payload)};
        return event;
    }

    EventSource source_;
    bool pending_ = false;  ///< The source's message was not handed out yet.
};

}  // namespace detail

/// Reads an answer that is a stream of events: its headers and status, what a first message says of the other members,
/// then the stream is left to the caller. A member that the answer must have and has not is an error, since nobody can
/// look at the answer as a whole.
template<class Op> AnyError read_event_stream(HttpResponse& response, typename Op::Response& out) {
    using Response = typename Op::Response;
    AnyError error = read_bindings(Op::info.name, response, out);
    for_each_member<Response>([&](auto d) {
        auto& member = out.*d.pointer;
        using M = std::remove_cvref_t<decltype(member)>;
        if constexpr (is_event_stream_v<M>) {
            if (error) return;
            auto reader = std::make_unique<detail::OperationEvents<Op, typename M::value_type>>(response);
            if constexpr (Op::Protocol::Events::initial_response) error = reader->read_initial(out);
            member = M(std::move(reader));
        }
    });
    for_each_member<Response>([&](auto d) {
        using D = decltype(d);
        if constexpr (D::traits.required && D::traits.location != Location::payload) {
            if (!error && !if_present(out.*d.pointer, [](auto const&) {}))
                error = ParseError(std::string(Op::info.name) + ": the answer has no '" + D::name + "'");
        }
    });
    return error;
}

}  // namespace inia::protocol
