// Streams of events: frames as a network may cut them, and the events in them, in the form of each protocol. Few
// inputs have a checksum that is right, so each is also read with checksums that were mended.
#include "contract.hpp"

#include <inia/core/eventstream/decoder.hpp>
#include <inia/core/eventstream/encoder.hpp>
#include <inia/core/protocol/json.hpp>
#include <inia/core/protocol/rest_json.hpp>
#include <inia/core/protocol/rest_xml.hpp>
#include <inia/core/protocol/rpc_v2_cbor.hpp>
#include <inia/event_streams/describe.hpp>
#include <inia/event_streams/operations.hpp>

#include <zlib.h>

#include <algorithm>
#include <memory>

using namespace inia;
using eventstream::Decoder;
using eventstream::Message;
using eventstream::Problem;

namespace {

std::size_t number_at(std::string const& bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void put_number(std::string& bytes, std::size_t at, std::size_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> 8 * (3 - i) & 0xff);
}

void put_checksum(std::string& bytes, std::size_t begin, std::size_t at) {
    put_number(bytes, at, ::crc32_z(0, reinterpret_cast<Bytef const*>(bytes.data()) + begin, at - begin));
}

/// The bytes as frames; one whose length cannot be takes all that is left.
std::string mended(std::string bytes) {
    for (std::size_t at = 0; bytes.size() - at >= eventstream::frame_overhead;) {
        std::size_t size = number_at(bytes, at);
        if (size < eventstream::frame_overhead || size > bytes.size() - at) size = bytes.size() - at;
        put_number(bytes, at, size);
        put_checksum(bytes, at, at + 8);
        put_checksum(bytes, at, at + size - 4);
        at += size;
    }
    return bytes;
}

void append_text(std::string& out, std::string_view text) {
    (out += std::to_string(text.size())).append(":").append(text);
}

std::string text_of(Message const& message) {
    std::string text;
    for (eventstream::Header const& header : message.headers) {
        append_text(text, header.name);
        text += static_cast<char>('0' + static_cast<int>(header.type));
        text += std::to_string(header.number);
        append_text(text, header.value);
    }
    append_text(text, message.payload);
    return text;
}

void check_encoding(Message const& message) {
    std::string frame;
    // Others may use longer values than we send.
    if (eventstream::encode(message, frame) != Problem::none) return;
    Decoder decoder;
    Message again;
    decoder.feed(frame);
    fuzz::require(decoder.next(again) && decoder.finish() == Problem::none, "what was encoded can be decoded");
    fuzz::require(again == message, "what was encoded is decoded as the same");
}

/// All that the decoder says of a stream that comes in pieces of that size.
std::string decode(std::string_view stream, std::size_t piece) {
    Decoder decoder;
    Message message;
    std::string seen;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        decoder.feed(stream.substr(at, piece));
        while (decoder.next(message)) {
            append_text(seen, text_of(message));
            if (piece >= stream.size()) check_encoding(message);
        }
    }
    return seen += describe(decoder.finish());
}

/// A connection that hands out pieces of that size.
class Pieces final : public BodyStream {
public:
    Pieces(std::string_view bytes, std::size_t piece) : rest_(bytes), piece_(piece) {}
    std::size_t read(std::span<char> to, AnyError&) override {
        std::size_t const size = std::min({to.size(), piece_, rest_.size()});
        std::copy_n(rest_.data(), size, to.data());
        rest_.remove_prefix(size);
        return size;
    }
    AnyError read_to(BodySink& sink) override { return sink.write(std::exchange(rest_, {})); }

private:
    std::string_view rest_;
    std::size_t piece_;
};

template<class P> struct Watch : event_streams::op::Watch {
    using Protocol = P;
};

template<class P> AnyError open(std::string_view stream, std::size_t piece, event_streams::WatchResponse& answer) {
    HttpResponse response;
    response.status = 200;
    response.headers.add("smithy-protocol", "rpc-v2-cbor");
    response.headers.add("x-session", "s");
    response.stream = std::make_unique<Pieces>(stream, piece);
    return P::template deserialize<Watch<P>>(response, answer);
}

/// The event as a frame; empty when it cannot be sent, because we do not know it or its time has no form.
template<class P> std::string frame_of(event_streams::Sightings const& event) {
    std::string frame;
    AnyError const refused = protocol::write_event<typename P::Events>(event, frame);
    fuzz::require(!refused || refused.is<ValidationError>(), "an event that is refused is a ValidationError");
    return refused ? std::string() : frame;
}

template<class P> void check_event(std::string const& frame) {
    event_streams::WatchResponse answer;
    fuzz::require(!open<P>(frame, frame.size(), answer), "what was written can be read");
    auto const event = answer.Sightings.try_next();
    fuzz::require(event && event->has_value(), "what was written is an event");
    fuzz::require(frame_of<P>(**event) == frame, "what was written reads as the same");
}

/// All that the caller sees of a stream that comes in pieces of that size.
template<class P> std::string read(std::string_view stream, std::size_t piece) {
    event_streams::WatchResponse answer;
    std::string seen;
    AnyError error = open<P>(stream, piece, answer);
    while (!error) {
        auto const event = answer.Sightings.try_next();
        if (!event) {
            error = event.error();
            break;
        }
        if (!event->has_value()) break;
        std::string const frame = frame_of<P>(**event);
        append_text(seen, frame);
        if (UnknownEvent const* const unknown = (*event)->unknown())
            for (std::string_view part : {std::string_view(unknown->type), std::string_view(unknown->content_type),
                                          std::string_view(unknown->payload.text())})
                append_text(seen, part);
        else if (!frame.empty() && piece >= stream.size())
            check_event<P>(frame);
    }
    fuzz::require(!error || error.is<ParseError>() || error.is<ServiceError>(),
                  "a stream ends with what the service says, or a ParseError");
    if (error) seen += error.what();
    return seen;
}

template<class P> void check_events(std::string_view stream, std::size_t piece) {
    fuzz::require(read<P>(stream, stream.size()) == read<P>(stream, piece), "pieces make the same events");
}

void check(std::string_view stream) {
    if (stream.empty()) return;
    std::string const whole = decode(stream, stream.size());
    fuzz::require(whole == decode(stream, 1), "single bytes make the same messages");
    std::size_t const piece = 1 + static_cast<unsigned char>(stream.back()) % stream.size();
    fuzz::require(whole == decode(stream, piece), "pieces make the same messages");
    check_events<protocol::Json>(stream, piece);
    check_events<protocol::RestJson>(stream, piece);
    check_events<protocol::RestXml>(stream, piece);
    check_events<protocol::RpcV2Cbor>(stream, piece);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    check(fuzz::view_of(data, size));
    check(mended(fuzz::text_of(data, size)));
    return 0;
}
