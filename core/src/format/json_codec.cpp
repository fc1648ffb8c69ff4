#include <inia/core/json/codec.hpp>

#include <inia/core/timestamp_format.hpp>

#include <optional>

namespace inia::json {

void codec<Timestamp>::write(Writer& writer, Timestamp value, Shape const& shape) {
    std::string text;
    if (shape.timestamp == TimestampFormat::unspecified || shape.timestamp == TimestampFormat::epoch_seconds) {
        format::append_epoch_seconds(text, value);
        writer.raw(text);
    } else {
        if (!format::append_timestamp(text, value, shape.timestamp)) writer.refuse(format::no_date);
        writer.string(text);
    }
}

void codec<Timestamp>::read(Reader& reader, Timestamp& out, Shape const&) {
    bool const number = reader.at_number();
    std::string_view const text = number ? reader.number_text() : reader.text();
    if (!reader.ok()) return;
    bool const read = number ? format::parse_epoch_seconds(text, out) : format::parse_timestamp(text, out);
    if (!read) reader.fail("expected a timestamp");
}

void codec<Document>::write(Writer& writer, Document const& value, Shape const&) { writer.raw(value.text()); }

void codec<Document>::read(Reader& reader, Document& out, Shape const&) {
    std::string_view const text = reader.value();
    if (!reader.ok()) return;
    std::optional<Document> document = Document::try_parse(text);
    // The reader has checked the text, so only a number that no type holds is left.
    if (!document) return reader.fail("expected a document");
    out = std::move(*document);
}

}  // namespace inia::json
