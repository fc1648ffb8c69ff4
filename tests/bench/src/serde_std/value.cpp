#include "value.hpp"

#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace bench {
namespace {

class Maker {
public:
    explicit Maker(std::string_view shape) : at_(shape.data()), end_(at_ + shape.size()) {}

    Value value() {
        Value value;
        char const kind = take();
        switch (kind) {
        case 's': value = {.kind = Value::Kind::text, .text = letters(size(), ++made_)}; break;
        case 'u': value = {.kind = Value::Kind::text, .text = letters(size() - 2, ++made_) + "\xc2\xb0"}; break;
        case 'n': value = {.kind = Value::Kind::number, .text = digits(size())}; break;
        case 'x': value = {.kind = Value::Kind::bytes, .text = letters(size(), ++made_)}; break;
        case 'b': value = {.kind = Value::Kind::boolean, .flag = ++made_ % 2 == 0}; break;
        case 'S': value = set(Value::Kind::texts); break;
        case 'N': value = set(Value::Kind::numbers); break;
        case 'X': value = set(Value::Kind::byte_set); break;
        case '[': value = list(); break;
        case '{': value = map(); break;
        default: std::fprintf(stderr, "'%c' begins no shape\n", kind); std::abort();
        }
        return value;
    }

private:
    char take() { return at_ == end_ ? '\0' : *at_++; }
    /// Whether that character is next; steps over it and over spaces.
    bool next(char c) {
        while (at_ != end_ && *at_ == ' ') ++at_;
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    std::size_t size() {
        std::size_t size = 0;
        at_ = std::from_chars(at_, end_, size).ptr;
        return size;
    }
    std::string digits(std::size_t count) {
        std::string text(count, '1');
        ++made_;
        for (std::size_t i = 0; i < count; ++i) text[i] = static_cast<char>('1' + (made_ + i) % 9);
        return text;
    }
    /// A key that differs from those of other indices.
    static std::string key(std::size_t index, std::size_t size) {
        std::string text = letters(size, index);
        text[0] = static_cast<char>('a' + index / 26 % 26);
        text[1] = static_cast<char>('a' + index % 26);
        return text;
    }

    Value set(Value::Kind kind) {
        Value value{.kind = kind};
        take();
        while (!next(']')) {
            std::size_t const length = size();
            value.elements.push_back(kind == Value::Kind::numbers ? digits(length) : letters(length, ++made_));
        }
        return value;
    }
    Value list() {
        Value value{.kind = Value::Kind::list};
        while (!next(']')) value.values.push_back(this->value());
        return value;
    }
    Value map() {
        Value value{.kind = Value::Kind::map};
        while (!next('}')) {
            value.keys.push_back(key(value.keys.size(), size()));
            take();
            value.values.push_back(this->value());
        }
        return value;
    }

    char const* at_;
    char const* end_;
    std::size_t made_ = 0;
};

}  // namespace

Value make_value(std::string_view shape) { return Maker(shape).value(); }

}  // namespace bench
