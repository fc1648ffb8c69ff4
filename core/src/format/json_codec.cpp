#include <inia/core/json/codec.hpp>

#include <inia/core/format/number.hpp>
#include <inia/core/timestamp_format.hpp>

#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

namespace inia::json {
namespace {

/// Boost.JSON's own parser has limits of its own and reads numbers to the last digit but one, so that only its values
/// are used here.
class DocumentReader {
public:
    explicit DocumentReader(Reader& reader) noexcept : reader_(reader) {}

    /// After an error what was made of the value goes with the stack.
    void read(Document& out) {
        stack_.reset();
        push_value();
        if (reader_.ok()) out = Document(stack_.release());
    }

private:
    // What an allocation costs beside what was asked for, the header of Boost's tables included.
    static constexpr std::size_t block = 32;

    void push_value() {
        // Once on the stack, and once in the array or object that it becomes a part of.
        if (!reader_.charge(2 * sizeof(boost::json::value))) return;
        switch (reader_.peek()) {
        case '{': return push_object();
        case '[': return push_array();
        case '"': return push_string();
        case 't':
        case 'f': return push_bool();
        case 'n':
            if (reader_.null()) stack_.push_null();
            return;
        default:
            if (!reader_.at_number()) return reader_.skip();  // which knows what is wrong
            push_number();
        }
    }

    void push_object() {
        std::size_t size = 0;
        if (reader_.enter_object()) {
            do {
                stack_.push_key(reader_.key());
                if (!reader_.charge(sizeof(boost::json::key_value_pair) + block)) return;
                push_value();
                ++size;
            } while (reader_.next_member());
        }
        if (reader_.ok()) stack_.push_object(size);
    }

    void push_array() {
        std::size_t size = 0;
        if (reader_.enter_array()) {
            if (!reader_.charge(block)) return;
            do {
                push_value();
                ++size;
            } while (reader_.next_element());
        }
        if (reader_.ok()) stack_.push_array(size);
    }

    void push_string() {
        std::string_view const text = reader_.text();
        if (reader_.ok()) stack_.push_string(text);
    }

    void push_bool() {
        bool value = false;
        reader_.boolean(value);
        if (reader_.ok()) stack_.push_bool(value);
    }

    /// Whole numbers stay whole as long as 64 bits hold them.
    void push_number() {
        std::string_view const text = reader_.number_text();
        if (!reader_.ok()) return;
        std::int64_t whole = 0;
        std::uint64_t large = 0;
        double number = 0;
        if (format::parse_number(text, whole))
            stack_.push_int64(whole);
        else if (format::parse_number(text, large))
            stack_.push_uint64(large);
        else if (format::parse_number(text, number))
            stack_.push_double(number);
        else
            reader_.fail("the number is too large");
    }

    Reader& reader_;
    boost::json::value_stack stack_{};
};

}  // namespace

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

void codec<Document>::read(Reader& reader, Document& out, Shape const&) { DocumentReader(reader).read(out); }

}  // namespace inia::json
