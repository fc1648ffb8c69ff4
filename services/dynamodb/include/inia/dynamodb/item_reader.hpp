#pragma once

#include <inia/core/export.hpp>
#include <inia/core/json/reader.hpp>
#include <inia/core/timestamp.hpp>
#include <inia/dynamodb/attribute_form.hpp>
#include <inia/dynamodb/attribute_opening.hpp>
#include <inia/dynamodb/attribute_value.hpp>
#include <inia/dynamodb/item_failure.hpp>
#include <inia/dynamodb/item_writer.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace inia::dynamodb {

/// What a reader must know of the attributes that a type has members for, by number. Static data.
struct AttributeNames {
    std::string_view const* texts;  ///< As they stand between members, `,"name":`; empty where no attribute holds the
                                    ///< member.
    /// Where to look for a text: the numbers of those whose four bytes behind the comma lead to that slot or one before
    /// it, up to one that says `count`.
    std::uint16_t const* slots;
    int shift;
    std::uint64_t const* required;  ///< A bit for each that an item must have.
    std::size_t count;
    bool refuses_others;  ///< An item that has attributes besides these is an error.

    static constexpr std::size_t slot(std::uint32_t head, int shift) noexcept {
        return (head * std::uint32_t{0x9E3779B1}) >> shift;
    }
    std::string_view name(std::size_t number) const {
        std::string_view const text = texts[number];
        return text.empty() ? text : text.substr(2, text.size() - 4);
    }
};

/// Reads attribute values as the wire has them straight out of an answer.
///
///     Kind const found = in.open();     // {"S":
///     in.string(found, out);            // "text"
///     in.close();                       // }
///
/// What reads a value is told the kind that was found, and fails if that is not its own. After a failure, and after an
/// error of the JSON itself, nothing more is read. Not thread-safe.
class INIA_EXPORT ItemReader : public ItemFailure {
public:
    using Kind = AttributeValue::Kind;

    /// Borrows the reader.
    explicit ItemReader(json::Reader& json) noexcept : json_(json) {}

    /// Whether nothing has gone wrong.
    bool ok() const noexcept { return !failed() && json_.ok(); }

    /// Reads the brace and the type that come before a value. Kind::unknown for one that inia does not know, and after
    /// a failure.
    Kind open() {
        // Nearly all types are one letter.
        char const letter = json_.enter_letter();
        switch (letter) {
        case 'S': return Kind::string;
        case 'N': return Kind::number;
        case 'B': return Kind::binary;
        case 'L': return Kind::list;
        case 'M': return Kind::map;
        case 0: return open_slowly();
        default: return unknown_type({&letter, 1});
        }
    }
    /// The same, quicker when the value is of that kind.
    template<Kind likely> Kind open() { return json_.enter_object_at(detail::opening_of(likely)) ? likely : open(); }
    /// Reads the brace that comes after a value.
    void close() {
        if (json_.next_member() && !failed()) several_found();
    }

    /// Whether the value is of the wanted kind; if it is not, that is a failure.
    bool expect(Kind found, Kind wanted) { return found == wanted || mismatch(found, wanted); }
    /// Reads the value if it is null.
    bool null(Kind found) {
        if (found != Kind::null) return false;
        json_.skip();
        return true;
    }

    void boolean(Kind found, bool& out) {
        if (expect(found, Kind::boolean)) json_.boolean(out);
    }
    void string(Kind found, std::string& out) {
        if (expect(found, Kind::string)) json_.string(out);
    }
    /// Valid until the next read; empty after a failure.
    std::string_view text(Kind found) { return expect(found, Kind::string) ? json_.text() : std::string_view(); }
    void binary(Kind found, std::string& out) {
        if (expect(found, Kind::binary)) json_.base64(out);
    }
    /// A number. A whole one that was written with an exponent is taken; one that does not fit into N, or has a
    /// fraction where N has none, fails.
    template<class N> void number(Kind found, N& out) {
        if (expect(found, Kind::number)) to_number(json_.text(), out);
    }
    /// A number's text; valid until the next read; empty after a failure.
    std::string_view number_text(Kind found) { return expect(found, Kind::number) ? json_.text() : std::string_view(); }
    void time(Kind found, Timestamp& out, TimeForm form);
    void value(Kind found, AttributeValue& out);

    // Elements of sets.
    void string_element(std::string& out) { json_.string(out); }
    template<class N> void number_element(N& out) { to_number(json_.text(), out); }
    void binary_element(std::string& out) { json_.base64(out); }

    /// Notes that an element of that size is about to be made; false beyond what an answer may take.
    bool charge(std::size_t size) { return json_.charge(size); }

    /// Goes to the first attribute of an item that is one of these: its number, whose value is to be read next; their
    /// count at the end, when all that are required were there, or after a failure. `seen` has a bit for each.
    std::size_t first_attribute(AttributeNames const& attributes, std::uint64_t* seen);
    /// The same, when the value of number `last` has been read.
    std::size_t next_attribute(AttributeNames const& attributes, std::size_t last, std::uint64_t* seen);

    /// Bytes, or a list, of a size that the type does not have: a failure.
    void wrong_size(Kind kind, std::size_t wanted, std::size_t found);

    json::Reader& json() noexcept { return json_; }

private:
    Kind open_slowly();
    Kind unknown_type(std::string_view type);
    void several_found();
    bool mismatch(Kind found, Kind wanted);
    std::size_t find_attribute(AttributeNames const& attributes, std::uint64_t* seen);
    std::size_t known_attribute(AttributeNames const& attributes);
    std::size_t end_of_item(AttributeNames const& attributes, std::uint64_t const* seen);

    template<std::integral N> void to_number(std::string_view text, N& out) {
        using Limits = std::numeric_limits<N>;
        if constexpr (std::signed_integral<N>) {
            std::int64_t value = out;
            to_whole(text, value, Limits::min(), Limits::max());
            out = static_cast<N>(value);
        } else {
            std::uint64_t value = out;
            to_whole(text, value, Limits::max());
            out = static_cast<N>(value);
        }
    }
    void to_whole(std::string_view text, std::int64_t& out, std::int64_t min, std::int64_t max);
    void to_whole(std::string_view text, std::uint64_t& out, std::uint64_t max);
    void to_number(std::string_view text, int128_t& out);
    void to_number(std::string_view text, uint128_t& out);
    void to_number(std::string_view text, float& out);
    void to_number(std::string_view text, double& out);
    void to_number(std::string_view text, long double& out);
    void to_number(std::string_view text, Number& out);

    json::Reader& json_;
    std::string unknown_type_{};  ///< Of the value that was opened last, when inia does not know it.
};

}  // namespace inia::dynamodb
