#pragma once

#include <protocol/vectors/cases.hpp>
#include <protocol/vectors/json_values.hpp>

#include <inia/core/protocol/event_codec.hpp>

#include <map>
#include <string>
#include <type_traits>
#include <utility>

namespace inia::vectors {

/// What the runner does with an operation of the model. Functions return what is wrong, empty when nothing is.
struct EventOperation {
    /// Encodes the event that `params` describes; the frame is appended.
    AnyError (*encode)(json::object const& params, std::string& frame) = nullptr;
    /// Reads an answer to its last event; these are appended. An answer that says no is an error.
    AnyError (*decode)(HttpResponse& response, json::array& events) = nullptr;
    /// Sends a request with these parameters.
    std::string (*send)(json::object const& params, json::object const& wanted) = nullptr;
};

template<class E> void assign_event(E& event, json::object const& params) {
    auto const& [name, members] = *params.begin();
    bool known = false;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        known = ((schema<E>::events[I].name == name
                  && (assign_members(event.template emplace<I>(), members.as_object()), true))
                 || ...);
    }(std::make_index_sequence<E::size()>());
    if (!known) throw std::runtime_error("no event " + std::string(name));
}

template<class Op> AnyError read_answer(HttpResponse& response, json::array& events) {
    if (response.status >= 300)
        return Op::make_error(
            failed_outcome(*Op::info.service, &Op::Protocol::read_error_envelope, std::move(response)));
    typename Op::Response answer;
    if (AnyError error = Op::Protocol::template deserialize<Op>(response, answer)) return error;
    AnyError error;
    for_each_member<typename Op::Response>([&](auto d) {
        auto& stream = answer.*d.pointer;
        if constexpr (is_event_stream_v<std::remove_cvref_t<decltype(stream)>>) {
            for (;;) {
                auto event = stream.try_next();
                if (!event) error = event.error();
                if (!event || !event->has_value()) return;
                events.push_back(event_to_json(**event));
            }
        }
    });
    return error;
}

/// `Input` and `Output` are the structures of the events; void when there are none.
template<class Client, class Op, class Input, class Output> EventOperation event_operation() {
    EventOperation operation;
    if constexpr (!std::is_void_v<Input>)
        operation.encode = [](json::object const& params, std::string& frame) {
            Input event;
            assign_event(event, params);
            return protocol::write_event<typename Op::Protocol::Events>(event, frame);
        };
    if constexpr (!std::is_void_v<Output>) operation.decode = &read_answer<Op>;
    operation.send = [](json::object const& params, json::object const& wanted) {
        return run_input<Client, Op>({{"metadata", {{"protocol", "rest-json"}}}},
                                     {{"params", params}, {"serialized", wanted}});
    };
    return operation;
}

/// Written by the generator: the operations by name.
extern std::map<std::string, EventOperation> const event_operations;

}  // namespace inia::vectors
