#include <inia/core/print.hpp>

#include <inia/core/body.hpp>
#include <inia/core/format/base64.hpp>
#include <inia/core/format/number.hpp>
#include <inia/core/timestamp_format.hpp>

#include <ostream>

namespace inia::detail {
namespace {

void append_stream(std::string& out, std::string const& length) {
    out += length.empty() ? "<stream>" : "<stream of " + length + (length == "1" ? " byte>" : " bytes>");
}

}  // namespace

void Printer::integer(std::int64_t value) { format::append_number(out_, value); }
void Printer::number(double value) { format::append_number(out_, value); }
void Printer::number(float value) { format::append_number(out_, value); }

void Printer::text(std::string_view text) {
    out_ += '"';
    for (char const c : text) {
        switch (c) {
        case '"': out_ += "\\\""; break;
        case '\\': out_ += "\\\\"; break;
        case '\n': out_ += "\\n"; break;
        case '\r': out_ += "\\r"; break;
        case '\t': out_ += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) {
                out_ += c;
            } else {
                constexpr std::string_view digits = "0123456789abcdef";
                (out_ += "\\u00") += digits[static_cast<unsigned char>(c) >> 4];
                out_ += digits[static_cast<unsigned char>(c) & 15];
            }
        }
    }
    out_ += '"';
}

void Printer::value(Blob const& bytes) {
    constexpr std::size_t shown = 48;
    out_ += '"';
    format::append_base64(out_, std::string_view(bytes.text()).substr(0, shown));
    out_ += '"';
    if (bytes.size() > shown) out_ += "... (" + std::to_string(bytes.size()) + " bytes)";
}

void Printer::value(Timestamp time) {
    out_ += '"';
    if (!format::append_date_time(out_, time)) format::append_epoch_seconds(out_, time);
    out_ += '"';
}

void Printer::value(Document const& document) { out_ += document.text(); }

void Printer::value(Body const& body) {
    AnyError error;
    std::uint64_t const length = body.length(error);
    append_stream(out_, error ? std::string() : std::to_string(length));
}

void Printer::value(ResponseBody const& body) {
    append_stream(out_, body.length() < 0 ? std::string() : std::to_string(body.length()));
}

void Printer::name(std::string_view name, bool& first) {
    out_ += first ? "{" : ", ";
    first = false;
    text(name);
    out_ += ": ";
}

void write_text(std::ostream& out, std::string_view text) {
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

}  // namespace inia::detail
