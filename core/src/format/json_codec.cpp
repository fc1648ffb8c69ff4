#include <inia/core/json/codec.hpp>

#include <inia/core/format/scalar.hpp>

#include <optional>

namespace inia::json {
namespace {

constexpr Shape epoch_seconds{.timestamp = TimestampFormat::epoch_seconds};
constexpr Shape date_time{.timestamp = TimestampFormat::date_time};
constexpr Shape http_date{.timestamp = TimestampFormat::http_date};

/// The form in which a time is written, by its look: services do not always send the form that their model names.
Shape const& form_of(std::string_view text) noexcept {
    if (text.find('T') != std::string_view::npos && text.find(':') != std::string_view::npos
        && text.find(',') == std::string_view::npos)
        return date_time;
    return text.find(':') != std::string_view::npos ? http_date : epoch_seconds;
}

}  // namespace

void codec<Timestamp>::write(Writer& writer, Timestamp value, Shape const& shape) {
    bool const number =
        shape.timestamp == TimestampFormat::unspecified || shape.timestamp == TimestampFormat::epoch_seconds;
    std::string scratch;
    std::string_view const text = format::scalar<Timestamp>::text(value, number ? epoch_seconds : shape, scratch);
    if (number)
        writer.raw(text);
    else
        writer.string(text);
}

void codec<Timestamp>::read(Reader& reader, Timestamp& out, Shape const&) {
    bool const number = reader.at_number();
    std::string_view const text = number ? reader.number_text() : reader.text();
    if (!reader.ok()) return;
    Shape const& form = number ? epoch_seconds : form_of(text);
    if (format::scalar<Timestamp>::read(text, out, form) != nullptr) reader.fail("expected a timestamp");
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
