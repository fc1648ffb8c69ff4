#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/error.hpp>
#include <inia/core/list.hpp>
#include <inia/core/map.hpp>
#include <inia/dynamodb/number.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <new>
#include <string>
#include <string_view>

namespace inia {
struct Shape;
namespace json {
class Writer;
class Reader;
template<class T> struct codec;
}  // namespace json
}  // namespace inia

namespace inia::dynamodb {

/// An AttributeValue was read as another kind than it is; the text names both.
class INIA_EXPORT AttributeTypeError final : public ErrorType<AttributeTypeError, Error> {
public:
    using ErrorType::ErrorType;
};

/// A value of a type that DynamoDB got after this version of inia.
struct UnknownAttribute {
    std::string json{};  ///< As the wire has it, `{"TAG":...}`.
};

/// One value of an item: null, a boolean, a number, a text, bytes, a list, a map, or a set of texts, numbers or bytes.
/// A value of a type that inia does not know is kept as it is, and goes back so.
/// Built from the C++ value: `"text"`, `42`, `3.5`, `true`, `nullptr`, `Number{"1.50"}`, `Blob`. 40 bytes.
class INIA_EXPORT AttributeValue {
public:
    enum class Kind : unsigned char {
        null,
        boolean,
        number,
        string,
        binary,
        list,
        map,
        string_set,
        number_set,
        binary_set,
        unknown
    };

    AttributeValue() noexcept : kind_(Kind::null), none_{} {}
    AttributeValue(std::nullptr_t) noexcept : AttributeValue() {}
    /// Exactly bool, so that neither a pointer nor a number becomes one.
    template<std::same_as<bool> B> AttributeValue(B value) noexcept : kind_(Kind::boolean), boolean_(value) {}
    template<class N>
        requires((std::integral<N> || std::floating_point<N> || detail::WideNumber<N>) && !std::same_as<N, bool>
                 && !std::same_as<N, char>)
    AttributeValue(N value) : AttributeValue(Number(value)) {}
    AttributeValue(Number const& value) : kind_(Kind::number), text_(value.str()) {}
    AttributeValue(char const* value) : kind_(Kind::string), text_(value) {}
    AttributeValue(std::string_view value) : kind_(Kind::string), text_(value) {}
    AttributeValue(std::string value) : kind_(Kind::string), text_(std::move(value)) {}
    AttributeValue(Blob const& value) : kind_(Kind::binary), text_(value.text()) {}
    /// Exactly such a list or map, so that braces become neither.
    template<std::same_as<List<AttributeValue>> L>
    AttributeValue(L elements) : AttributeValue(list(std::move(elements))) {}
    template<std::same_as<Map<AttributeValue>> M> AttributeValue(M members) : AttributeValue(map(std::move(members))) {}

    static AttributeValue list(std::initializer_list<AttributeValue> elements);
    static AttributeValue list(List<AttributeValue> elements);
    static AttributeValue map(Map<AttributeValue> members);
    /// Sets are never empty on the wire; the service refuses an empty one.
    static AttributeValue string_set(List<std::string> elements);
    static AttributeValue number_set(std::initializer_list<Number> elements);
    static AttributeValue number_set(List<Number> elements);
    static AttributeValue binary_set(List<Blob> elements);

    AttributeValue(AttributeValue const& other) : AttributeValue() { copy(other); }
    AttributeValue(AttributeValue&& other) noexcept : AttributeValue() { take(other); }
    AttributeValue& operator=(AttributeValue const& other);
    AttributeValue& operator=(AttributeValue&& other) noexcept;
    ~AttributeValue() {
        if (kind_ >= Kind::number) destroy();
    }

    Kind kind() const noexcept { return kind_; }
    bool is_null() const noexcept { return kind_ == Kind::null; }
    bool is_bool() const noexcept { return kind_ == Kind::boolean; }
    bool is_number() const noexcept { return kind_ == Kind::number; }
    bool is_string() const noexcept { return kind_ == Kind::string; }
    bool is_binary() const noexcept { return kind_ == Kind::binary; }
    bool is_list() const noexcept { return kind_ == Kind::list; }
    bool is_map() const noexcept { return kind_ == Kind::map; }
    bool is_string_set() const noexcept { return kind_ == Kind::string_set; }
    bool is_number_set() const noexcept { return kind_ == Kind::number_set; }
    bool is_binary_set() const noexcept { return kind_ == Kind::binary_set; }
    bool is_unknown() const noexcept { return kind_ == Kind::unknown; }

    /// The value as the kind it is; AttributeTypeError when it is another.
    bool as_bool() const;
    Number as_number() const;
    std::string const& as_string() const INIA_LIFETIMEBOUND;
    Blob as_binary() const;
    List<AttributeValue> const& as_list() const INIA_LIFETIMEBOUND;
    List<AttributeValue>& as_list() INIA_LIFETIMEBOUND;
    Map<AttributeValue> const& as_map() const INIA_LIFETIMEBOUND;
    Map<AttributeValue>& as_map() INIA_LIFETIMEBOUND;
    List<std::string> const& as_string_set() const INIA_LIFETIMEBOUND;
    List<std::string>& as_string_set() INIA_LIFETIMEBOUND;
    /// Copies, as the elements of all sets are held as text; assign another set to change one.
    List<Number> as_number_set() const;
    List<Blob> as_binary_set() const;
    UnknownAttribute as_unknown() const;

    /// Calls `f` with the value as what it is: std::nullptr_t, bool, Number, std::string, Blob, List<AttributeValue>,
    /// Map<AttributeValue>, of a set List<std::string>, List<Number>, List<Blob>, or UnknownAttribute. Returns what `f`
    /// returns, which is of one type for all.
    template<class F> auto visit(F&& f) const -> decltype(f(nullptr)) {
        switch (kind_) {
        case Kind::null: break;
        case Kind::boolean: return f(bool{boolean_});
        case Kind::number: return f(Number(text_));
        case Kind::string: return f(text_);
        case Kind::binary: return f(Blob(text_));
        case Kind::list: return f(list_);
        case Kind::map: return f(map_);
        case Kind::string_set: return f(set_);
        case Kind::number_set: return f(as_number_set());
        case Kind::binary_set: return f(as_binary_set());
        case Kind::unknown: return f(as_unknown());
        }
        return f(nullptr);
    }

    /// Numbers compare by decimal value, sets without order.
    bool operator==(AttributeValue const& other) const;
    /// For inia::hash_value: equal for equal values.
    friend std::size_t hash_of(AttributeValue const& value) { return value.hash(); }
    /// For inia::to_string: `"text"`, `42`, `{"a": [true, null]}`, sets as lists.
    friend void append_text(std::string& out, AttributeValue const& value) { value.print(out); }

private:
    friend json::codec<AttributeValue>;
    struct None {};

    void copy(AttributeValue const& other);
    void take(AttributeValue& other) noexcept;
    void destroy() noexcept;
    void expect(Kind kind) const;
    std::size_t hash() const;
    void print(std::string& out) const;

    // Makes this value one of that kind, in place, for the codec to fill.
    void become_null() noexcept {
        if (kind_ >= Kind::number) destroy();
        kind_ = Kind::null;
    }
    std::string& become_text(Kind kind, std::string_view text = {}) {
        become_null();
        ::new (static_cast<void*>(&text_)) std::string(text);
        kind_ = kind;
        return text_;
    }
    List<std::string>& become_set(Kind kind) {
        become_null();
        ::new (static_cast<void*>(&set_)) List<std::string>(empty_list());
        kind_ = kind;
        return set_;
    }
    List<AttributeValue>& become_list() {
        become_null();
        ::new (static_cast<void*>(&list_)) List<AttributeValue>(empty_list());
        kind_ = Kind::list;
        return list_;
    }
    Map<AttributeValue>& become_map() {
        become_null();
        ::new (static_cast<void*>(&map_)) Map<AttributeValue>(empty_map());
        kind_ = Kind::map;
        return map_;
    }
    bool& become_boolean() {
        become_null();
        kind_ = Kind::boolean;
        return boolean_ = false;
    }

    Kind kind_;
    union {
        None none_;
        bool boolean_;
        std::string text_;  ///< Of a number, a text, the raw bytes of a binary, or the JSON of an unknown.
        List<AttributeValue> list_;
        Map<AttributeValue> map_;
        List<std::string> set_;  ///< Elements as `text_` has them.
    };
};

}  // namespace inia::dynamodb

/// Equal for equal values, for std::unordered_set and std::unordered_map.
template<> struct std::hash<inia::dynamodb::AttributeValue> {
    std::size_t operator()(inia::dynamodb::AttributeValue const& value) const { return hash_of(value); }
};

/// AttributeValue goes between the wire and memory without an intermediate tree: `{"S": "text"}`. Numbers that DynamoDB
/// would not keep as they are, and sets without elements, are refused.
template<> struct inia::json::codec<inia::dynamodb::AttributeValue> {
    static void write(Writer& out, dynamodb::AttributeValue const& value, Shape const& shape);
    static void read(Reader& in, dynamodb::AttributeValue& value, Shape const& shape);
    /// What stands behind the type, as in `"text"}` behind `{"S":`; leaves the brace.
    static void read_content(Reader& in, dynamodb::AttributeValue::Kind kind, dynamodb::AttributeValue& value);
    /// The same, behind a type that inia does not know.
    static void read_unknown(Reader& in, std::string_view type, dynamodb::AttributeValue& value);
};
