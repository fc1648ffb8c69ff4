#include <inia/core/cbor/reader.hpp>

#include <inia/core/format/number.hpp>

#include "format/utf8.hpp"

#include <bit>
#include <cmath>
#include <limits>

namespace inia::cbor {
namespace {

constexpr unsigned char open_length = 31;
constexpr unsigned char half = 25, single = 26, twice = 27;  // widths of floats

bool is_float(Head const& head) { return head.major == Major::simple && head.info >= half && head.info <= twice; }

double half_to_double(std::uint64_t bits) {
    auto const exponent = static_cast<int>(bits >> 10 & 0x1f);
    auto const mantissa = static_cast<double>(bits & 0x3ff);
    double value = 0;
    if (exponent == 31)
        value = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    else
        value = exponent == 0 ? std::ldexp(mantissa, -24) : std::ldexp(mantissa + 1024, exponent - 25);
    return (bits & 0x8000) != 0 ? -value : value;
}

double float_of(Head const& head) {
    if (head.info == half) return half_to_double(head.argument);
    if (head.info == single) return std::bit_cast<float>(static_cast<std::uint32_t>(head.argument));
    return std::bit_cast<double>(head.argument);
}

}  // namespace

void Reader::fail_at(char const* where, char const* problem) noexcept {
    if (problem_ != nullptr) return;
    problem_ = problem;
    problem_at_ = where;
    // Nothing can be read from the end, so every loop stops.
    cursor_ = end_;
}

AnyError Reader::finish(std::string_view what) {
    if (ok() && cursor_ != end_) fail_at(cursor_, "expected nothing more");
    if (ok()) return {};
    std::string message(what);
    if (!what.empty()) message += ": ";
    message += "CBOR at byte ";
    format::append_number(message, static_cast<std::uint64_t>(problem_at_ - begin_));
    message.append(": ").append(problem_);
    if (problem_at_ == end_) message += ", found the end";
    return ParseError(message);
}

bool Reader::head(Head& out) {
    value_ = cursor_;
    if (cursor_ == end_) return fail("expected a value"), false;
    auto const first = static_cast<unsigned char>(*cursor_++);
    out.major = static_cast<Major>(first >> 5);
    out.info = first & 31;
    out.argument = out.info;
    if (out.info < 24) return true;
    if (out.info > twice) {
        // Only what has a length may leave it open. Anything else is a break out of place, or means nothing.
        bool const has_length = out.major >= Major::bytes && out.major <= Major::map;
        if (out.info != open_length || !has_length) return fail("expected a value"), false;
        return true;
    }
    std::size_t const size = std::size_t{1} << (out.info - 24);
    if (remaining() < size) return fail("the value is cut off"), false;
    out.argument = 0;
    for (std::size_t i = 0; i < size; ++i) out.argument = out.argument << 8 | static_cast<unsigned char>(*cursor_++);
    if (out.major == Major::simple && size == 1 && out.argument < 32) return fail("expected a value"), false;
    return true;
}

bool Reader::value_head(Head& out) {
    do {
        if (!head(out)) return false;
    } while (out.major == Major::tag);
    return true;
}

Items Reader::enter(Major major, char const* problem) {
    Head head;
    if (!value_head(head)) return {};
    if (head.major != major) return fail(problem), Items();
    return open(head);
}

Items Reader::open(Head const& head) {
    Items items;
    items.open_ = head.info == open_length;
    if (items.open_) {
        items.left_ = 0;
    } else {
        std::size_t const smallest = head.major == Major::map ? 2 : 1;
        if (head.argument > remaining() / smallest) return fail("more elements than there are bytes"), Items();
        items.left_ = head.argument;
    }
    if (++depth_ > max_depth) return fail("nested too deeply"), Items();
    return items;
}

std::string_view Reader::content(Major major, char const* problem) {
    // Nearly all keys and many texts are short, and then their first byte tells all.
    std::size_t const available = remaining();
    if (available != 0) {
        unsigned const size = static_cast<unsigned char>(*cursor_) - (static_cast<unsigned>(major) << 5);
        if (size < 24 && size < available) {
            value_ = cursor_;
            std::string_view const read(cursor_ + 1, size);
            cursor_ += size + 1;
            if (major == Major::text && !format::is_utf8(read))
                return fail("bytes that are no UTF-8"), std::string_view();
            return read;
        }
    }
    Head head;
    if (!value_head(head)) return {};
    if (head.major != major) return fail(problem), std::string_view();
    return content_of(head);
}

std::string_view Reader::content_of(Head const& head) {
    if (head.info != open_length) return chunk(head);
    scratch_.clear();
    while (cursor_ == end_ || *cursor_ != '\xff') {
        Head piece;
        if (!this->head(piece)) return {};
        if (piece.major != head.major || piece.info == open_length)
            return fail("expected a piece of the text or bytes"), std::string_view();
        scratch_.append(chunk(piece));
        if (!ok()) return {};
    }
    ++cursor_;
    return scratch_;
}

/// A text or bytes of known length.
std::string_view Reader::chunk(Head const& head) {
    if (head.argument > remaining()) return fail("the value is cut off"), std::string_view();
    std::string_view const read(cursor_, static_cast<std::size_t>(head.argument));
    cursor_ += read.size();
    if (head.major == Major::text && !format::is_utf8(read)) return fail("bytes that are no UTF-8"), std::string_view();
    return read;
}

void Reader::take(std::string_view read, std::string& out) {
    if (!read.empty() && read.data() == scratch_.data())
        out.swap(scratch_);
    else
        out.assign(read);
}

void Reader::boolean(bool& out) {
    Head head;
    if (!value_head(head)) return;
    bool const known = head.major == Major::simple && (head.info == 20 || head.info == 21);
    if (!known) return fail("expected true or false");
    out = head.info == 21;
}

void Reader::integer(std::int64_t& out) {
    Head head;
    if (!value_head(head)) return;
    if (is_float(head)) {
        // From 2^53 on a double would not say exactly which number was meant.
        double const value = float_of(head);
        constexpr double exact = 9007199254740992.0;
        if (!(value > -exact && value < exact && value == std::trunc(value))) return fail("expected a whole number");
        out = static_cast<std::int64_t>(value);
        return;
    }
    if (head.major > Major::negative_integer) return fail("expected a whole number");
    if (head.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return fail("the number does not fit its type");
    out = static_cast<std::int64_t>(head.argument);
    if (head.major == Major::negative_integer) out = -1 - out;
}

void Reader::number(double& out) {
    Head head;
    if (!value_head(head)) return;
    if (is_float(head))
        out = float_of(head);
    else if (head.major == Major::unsigned_integer)
        out = static_cast<double>(head.argument);
    else if (head.major == Major::negative_integer)
        out = -1 - static_cast<double>(head.argument);
    else
        fail("expected a number");
}

void Reader::number(float& out) {
    double value = 0;
    number(value);
    if (std::isfinite(value) && std::abs(value) > double{std::numeric_limits<float>::max()})
        fail("the number is too large");
    else
        out = static_cast<float>(value);
}

void Reader::skip() {
    Head head;
    if (!value_head(head)) return;
    switch (head.major) {
    case Major::bytes:
    case Major::text: content_of(head); return;
    case Major::array:
        for (Items elements = open(head); next(elements);) skip();
        return;
    case Major::map:
        for (Items pairs = open(head); next(pairs);) {
            skip();
            skip();
        }
        return;
    default: return;
    }
}

}  // namespace inia::cbor
