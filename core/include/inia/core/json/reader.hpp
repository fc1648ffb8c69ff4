#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace inia::json {

/// Reads JSON text from the front, one value after the other, and checks all of it (RFC 8259, UTF-8 included).
///
///     if (reader.enter_object())
///         do {
///             std::string_view const key = reader.key();
///             if (key == "Name") reader.string(name); else reader.skip();
///         } while (reader.next_member());
///
/// The first error stays: everything after it fails quickly and reads nothing. Not thread-safe.
class INIA_EXPORT Reader {
public:
    /// Objects and arrays inside each other; more is an error, because each level costs stack.
    static constexpr int max_depth = 128;
    /// What the values read may cost in memory beyond the answer's own bytes. Three bytes of an answer can make an
    /// element of a kilobyte, so an answer of moderate size could otherwise take all memory. No service comes near.
    static constexpr std::size_t max_memory = std::size_t{512} << 20;

    /// Borrows the text; the zero byte behind a std::string's end is what stops the loops.
    explicit Reader(std::string const& text) noexcept
        : begin_(text.data()),
          cursor_(begin_),
          end_(begin_ + text.size()),
          value_(begin_) {}
    explicit Reader(std::string&&) = delete;
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// Reads `{`. True: a member follows. False: the object was empty and is read, or there is an error.
    bool enter_object() { return enter('{', '}', "expected an object"); }
    /// Reads a member's name and the colon; valid until the next read.
    std::string_view key();
    /// As `enter_object` and `key` in one, when the name is one letter: `{"S":`. 0, and nothing read, when that does
    /// not stand there byte for byte; it may still be an object.
    char enter_letter() {
        auto const letter = static_cast<unsigned char>(cursor_[0] == '{' && cursor_[1] == '"' ? cursor_[2] : 0);
        bool const plain = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z' && cursor_[3] == '"' && cursor_[4] == ':';
        if (!plain || depth_ == max_depth) return 0;
        ++depth_;
        cursor_ += 5;
        return static_cast<char>(letter);
    }
    /// After a member's value. True: another member follows. False: the object is read, or there is an error.
    bool next_member() { return next('}', "expected ',' or '}'"); }
    /// As the three above, for arrays.
    bool enter_array() { return enter('[', ']', "expected an array"); }
    bool next_element() { return next(']', "expected ',' or ']'"); }
    /// As `enter_object` and `key` in one, when that is what comes next, byte for byte: `{"Name":`. False, and
    /// nothing read, when it is not; it may still be an object.
    bool enter_object_at(std::string_view text) {
        if (depth_ == max_depth || !key_at(text)) return false;
        ++depth_;
        return true;
    }
    /// As `next_member` and `key` in one, in the same way, behind a value: `,"Name":`. As `key` alone, behind the
    /// brace: `"Name":`.
    bool key_at(std::string_view text) {
        if (static_cast<std::size_t>(end_ - cursor_) < text.size() || !same(cursor_, text.data(), text.size()))
            return false;
        cursor_ += text.size();
        return true;
    }
    /// As `key`, when that is what comes next, byte for byte. `name` is one that `key` read before.
    bool key_again(std::string_view name) {
        // A name that was written with escapes does not stand as it reads.
        if (escaped_names_ || static_cast<std::size_t>(end_ - cursor_) < name.size() + 3) return false;
        char const* const from = cursor_ + 1;
        char const* const behind = from + name.size();
        if (*cursor_ != '"' || behind[0] != '"' || behind[1] != ':' || !same(from, name.data(), name.size()))
            return false;
        value_ = cursor_;
        cursor_ = behind + 2;
        return true;
    }
    /// The text that comes next, to look at before one of the above; null when it has not so many bytes.
    char const* ahead(std::size_t size) const noexcept {
        return static_cast<std::size_t>(end_ - cursor_) < size ? nullptr : cursor_;
    }

    /// Reads `null` if that comes next; otherwise reads nothing and returns false.
    bool null() {
        skip_space();
        return *cursor_ == 'n' && literal("null");
    }
    /// Whether a number comes next.
    bool at_number() {
        skip_space();
        return *cursor_ == '-' || (*cursor_ >= '0' && *cursor_ <= '9');
    }
    /// Whether a string comes next.
    bool at_string() {
        skip_space();
        return *cursor_ == '"';
    }
    /// The first character of the value that comes next, which tells its kind; 0 at the end.
    char peek() {
        skip_space();
        return *cursor_;
    }
    void boolean(bool& out);
    /// A whole number. One written with a fraction or an exponent is taken when its value is whole.
    void integer(std::int64_t& out);
    /// A number, or one of the strings `NaN`, `Infinity`, `-Infinity`.
    void number(double& out);
    void number(float& out);
    /// A number's text, checked but not converted; valid as long as the text read.
    std::string_view number_text();
    void string(std::string& out);
    /// A string; valid until the next read.
    std::string_view text();
    /// A string that is base64; `out` gets the bytes.
    void base64(std::string& out);
    /// Any value, checked; its text, valid as long as the text read.
    std::string_view value();
    /// Reads and checks any value.
    void skip();

    /// Notes that something of that size is about to be made: an element of a list or map, a structure inside of
    /// itself, a part of a document. False, and an error, beyond max_memory.
    bool charge(std::size_t size) {
        memory_ += size;
        return memory_ <= max_memory || (fail_at(cursor_, "too many values"), false);
    }

    /// Whether all went well so far.
    bool ok() const noexcept { return problem_ == nullptr; }
    /// Makes the value read last an error. `problem` is static text, as in "expected a string".
    void fail(char const* problem) { fail_at(value_, problem); }
    /// Ends reading: nothing but white space may be left. Null, or a ParseError with the byte's number.
    AnyError finish(std::string_view what = {});

private:
    /// Whether the bytes are the same. In place, as the texts are short.
    static bool same(char const* a, char const* b, std::size_t size) noexcept {
        auto const same_at = [&]<class Word>(Word left, std::size_t at) {
            Word right;
            std::memcpy(&left, a + at, sizeof(Word));
            std::memcpy(&right, b + at, sizeof(Word));
            return left == right;
        };
        constexpr std::uint32_t four = 0;
        constexpr std::uint64_t eight = 0;
        if (size < sizeof four)
            return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
        if (size < sizeof eight) return same_at(four, 0) && same_at(four, size - sizeof four);
        for (std::size_t at = 0; at + sizeof eight < size; at += sizeof eight)
            if (!same_at(eight, at)) return false;
        return same_at(eight, size - sizeof eight);
    }
    void skip_space() {
        // Few texts have any, so the first look decides.
        if (static_cast<unsigned char>(*cursor_) > ' ') return;
        while (*cursor_ == ' ' || *cursor_ == '\n' || *cursor_ == '\t' || *cursor_ == '\r') ++cursor_;
    }
    bool enter(char open, char close, char const* problem) {
        skip_space();
        value_ = cursor_;
        if (*cursor_ != open) return fail(problem), false;
        if (++depth_ > max_depth) return fail("nested too deeply"), false;
        ++cursor_;
        skip_space();
        if (*cursor_ != close) return true;
        ++cursor_;
        --depth_;
        return false;
    }
    bool next(char close, char const* problem) {
        skip_space();
        if (*cursor_ == ',') {
            ++cursor_;
            skip_space();
            return true;
        }
        if (*cursor_ != close) return fail_at(cursor_, problem), false;
        ++cursor_;
        --depth_;
        return false;
    }

    void fail_at(char const* where, char const* problem) noexcept;
    bool literal(std::string_view word);
    bool open_string(char const* problem) {
        skip_space();
        value_ = cursor_;
        if (*cursor_ != '"') return fail(problem), false;
        ++cursor_;
        return true;
    }
    std::string_view rest_of_string(char const* from);
    bool unescape();
    bool digits();
    template<class T> void floating(T& out);

    char const* begin_;
    char const* cursor_;
    char const* end_;
    char const* value_;  ///< Where the value read last begins.
    char const* problem_ = nullptr;
    char const* problem_at_ = nullptr;
    int depth_ = 0;
    std::size_t memory_ = 0;
    bool escaped_names_ = false;  ///< Whether a name had escapes.
    std::string scratch_{};       ///< A string that had escapes.
};

}  // namespace inia::json
