#include <inia/core/protocol/event_codec.hpp>

namespace inia::protocol::detail {

using eventstream::Header;
using eventstream::HeaderType;

namespace {

bool is_number(Header const& header) noexcept {
    return header.type >= HeaderType::int8 && header.type <= HeaderType::int64;
}

}  // namespace

char const* read_event_header(Header const& header, bool& out) {
    out = header.number != 0;
    return header.type == HeaderType::boolean ? nullptr : "is no boolean";
}

char const* read_event_header(Header const& header, std::int32_t& out, int bits) {
    std::int64_t const limit = std::int64_t{1} << (bits - 1);
    if (!is_number(header)) return "is no whole number";
    if (header.number < -limit || header.number >= limit) return "does not fit its type";
    out = static_cast<std::int32_t>(header.number);
    return nullptr;
}

char const* read_event_header(Header const& header, std::int64_t& out) {
    out = header.number;
    return is_number(header) ? nullptr : "is no whole number";
}

char const* read_event_header(Header const& header, std::string& out) {
    out = header.value;
    return header.type == HeaderType::string ? nullptr : "is no text";
}

char const* read_event_header(Header const& header, Blob& out) {
    out = Blob(header.value);
    return header.type == HeaderType::bytes ? nullptr : "is no byte array";
}

char const* read_event_header(Header const& header, Timestamp& out) {
    out = Timestamp::from_epoch_milliseconds(header.number);
    return header.type == HeaderType::timestamp ? nullptr : "is no timestamp";
}

AnyError event_header_error(std::string_view operation, std::string_view name, char const* problem) {
    return ParseError(std::string(operation) + ": the header '" + std::string(name) + "' of an event " + problem);
}

AnyError finish_event(EventMember const& member, std::string_view media_type, eventstream::Message const& message,
                      std::string& frame) {
    eventstream::Message whole;
    whole.headers = {{.name = ":message-type", .value = member.exception ? "exception" : "event"},
                     {.name = member.exception ? ":exception-type" : ":event-type", .value = member.name}};
    if (!media_type.empty()) whole.headers.push_back({.name = ":content-type", .value = media_type});
    whole.headers.insert(whole.headers.end(), message.headers.begin(), message.headers.end());
    whole.payload = message.payload;
    eventstream::Problem const problem = eventstream::encode(whole, frame);
    if (problem == eventstream::Problem::none) return {};
    char const* const what = problem == eventstream::Problem::invalid_length ? "is larger than a message may be"
                                                                             : "has a header that is too long";
    return ValidationError("the event '" + std::string(member.name) + "' " + what);
}

}  // namespace inia::protocol::detail
