#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/error.hpp>
#include <inia/core/optional.hpp>
#include <inia/core/result.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace inia {

template<class T> struct schema;

/// An event of a kind that this version of the service's model does not have.
struct UnknownEvent {
    std::string type{};          ///< The service's name for the kind.
    std::string content_type{};  ///< Media type of the payload; may be empty.
    Blob payload{};

    bool operator==(UnknownEvent const&) const = default;
};

/// One event of a stream: a value of one of the types `E...`, in the order of the model's members, or an UnknownEvent.
/// Codegen derives a structure from it for each stream and gives that one function per member, which are there when two
/// members have one type: `if (auto const* records = event.Records())`.
template<class... E> class EventVariant {
public:
    EventVariant() = default;

    /// The event as a T, or null when it is something else. Of two members with the type T it finds either.
    template<class T> T const* get_if() const& noexcept INIA_LIFETIMEBOUND {
        return std::visit(
            []<class V>(V const& value) -> T const* {
                if constexpr (std::is_same_v<V, T>)
                    return &value;
                else
                    return nullptr;
            },
            value_);
    }
    template<class T> T* get_if() & noexcept INIA_LIFETIMEBOUND {
        return const_cast<T*>(std::as_const(*this).template get_if<T>());
    }
    template<class T> T const* get_if() const&& = delete;

    /// The event that this version does not know, or null.
    UnknownEvent const* unknown() const& noexcept INIA_LIFETIMEBOUND { return std::get_if<0>(&value_); }
    UnknownEvent const* unknown() const&& = delete;

    /// Calls `f` with the event, of its own type; UnknownEvent is one of them.
    template<class F> decltype(auto) visit(F&& f) const& { return std::visit(static_cast<F&&>(f), value_); }
    template<class F> decltype(auto) visit(F&& f) & { return std::visit(static_cast<F&&>(f), value_); }
    template<class F> decltype(auto) visit(F&& f) && { return std::visit(static_cast<F&&>(f), std::move(value_)); }

    /// The event as the model's member number `I`, from 0; null when it is another.
    template<std::size_t I> auto const* member() const& noexcept INIA_LIFETIMEBOUND {
        return std::get_if<I + 1>(&value_);
    }
    template<std::size_t I> auto* member() & noexcept INIA_LIFETIMEBOUND { return std::get_if<I + 1>(&value_); }
    /// Makes it that member, with an empty value, and returns the value.
    template<std::size_t I> auto& emplace() INIA_LIFETIMEBOUND { return value_.template emplace<I + 1>(); }
    UnknownEvent& emplace_unknown() INIA_LIFETIMEBOUND { return value_.template emplace<0>(); }

    /// Of the same kind, with equal values.
    friend bool operator==(EventVariant const& left, EventVariant const& right) { return left.value_ == right.value_; }

    /// Number of the model's member that it is; none for an unknown event.
    std::size_t index() const noexcept { return value_.index() - 1; }
    /// Number of members.
    static constexpr std::size_t size() noexcept { return sizeof...(E); }

private:
    std::variant<UnknownEvent, E...> value_;
};

/// Where an EventStream has its events from.
template<class Event> class EventReader {
public:
    virtual ~EventReader() = default;
    /// Waits for the next event; absent at the end. Not called again after the end or an error.
    virtual Result<Optional<Event>> next() = 0;
};

/// The events of an answer, pulled from the connection one by one: a single-pass range.
///
///     for (auto const& event : answer.Payload)
///         if (auto const* records = event.Records()) out << records->Payload->text();
///
/// Move-only; one thread at a time; move it only while nobody iterates. The destructor of a stream that was not read to
/// its end gives the connection up. There is no limit on a stream's duration, only on the silence of the peer: the
/// client's `read_timeout`. After the end and after an error there are no more events.
///
/// Iteration and `next` throw the service's typed error when the service ends the stream with one, ParseError when the
/// stream is broken or ends inside of an event, TransportError and TimeoutError as a ResponseBody does.
template<class Event> class EventStream {
public:
    using value_type = Event;

    /// A stream without events.
    EventStream() = default;
    explicit EventStream(std::unique_ptr<EventReader<Event>> reader) noexcept : reader_(std::move(reader)) {}

    /// Waits for the next event; absent at the end.
    Optional<Event> next() { return try_next().value(); }
    /// The same, with errors as values.
    Result<Optional<Event>> try_next() {
        if (!reader_) return Optional<Event>();
        Result<Optional<Event>> event = reader_->next();
        if (!event || !event->has_value()) reader_.reset();
        return event;
    }

    class Iterator {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = Event;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        explicit Iterator(EventStream* stream) : stream_(stream) { ++*this; }
        Event& operator*() const noexcept { return *stream_->current_; }
        Event* operator->() const noexcept { return &*stream_->current_; }
        Iterator& operator++() {
            stream_->current_ = stream_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const noexcept { return !stream_->current_.has_value(); }

    private:
        EventStream* stream_ = nullptr;
    };

    /// Reads the first event.
    Iterator begin() INIA_LIFETIMEBOUND { return Iterator(this); }
    std::default_sentinel_t end() const noexcept { return {}; }

    /// A stream is equal to itself only, unless it has no events (any more).
    bool operator==(EventStream const& other) const noexcept { return reader_ == other.reader_; }

private:
    std::unique_ptr<EventReader<Event>> reader_;
    Optional<Event> current_;  ///< Of the iteration.
};

template<class T> inline constexpr bool is_event_stream_v = false;
template<class Event> inline constexpr bool is_event_stream_v<EventStream<Event>> = true;

/// Whether `T` is an EventVariant of codegen's.
template<class T>
concept DescribedEvent = requires(T const& event) {
    schema<T>::events;
    event.unknown();
};

/// What the model says of one member of a stream's EventVariant. Static data; the `events` of its `schema`.
struct EventMember {
    std::string_view name{};  ///< On the wire, `:event-type` (or `:exception-type`).
    bool exception = false;   ///< Only in streams that a client sends; a received one is thrown.
};

/// An error that may end a stream. Static data; the `exceptions` of the EventVariant's `schema`.
struct EventException {
    std::string_view name{};   ///< On the wire, `:exception-type`.
    std::string_view error{};  ///< The code of the service's error.
    Fault fault = Fault::unknown;
};

}  // namespace inia
