#include <inia/dynamodb/attribute_value.hpp>

#include "dynamodb/kind_name.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

namespace inia::dynamodb {

std::string_view name_of(AttributeValue::Kind kind) {
    static constexpr std::string_view names[] = {
        "null (NULL)", "a boolean (BOOL)", "a number (N)",      "a string (S)",      "bytes (B)",
        "a list (L)",  "a map (M)",        "a string set (SS)", "a number set (NS)", "a set of bytes (BS)"};
    auto const index = static_cast<std::size_t>(kind);
    return index < std::size(names) ? names[index] : "a type that inia does not know";
}

AttributeValue::Kind kind_of(std::string_view tag) {
    using Kind = AttributeValue::Kind;
    if (tag == "S") return Kind::string;
    if (tag == "N") return Kind::number;
    if (tag == "B") return Kind::binary;
    if (tag == "L") return Kind::list;
    if (tag == "M") return Kind::map;
    if (tag == "BOOL") return Kind::boolean;
    if (tag == "NULL") return Kind::null;
    if (tag == "SS") return Kind::string_set;
    if (tag == "NS") return Kind::number_set;
    if (tag == "BS") return Kind::binary_set;
    return Kind::unknown;
}

namespace {

template<class T> void construct(T& place, T value) { std::construct_at(std::addressof(place), std::move(value)); }

}  // namespace

AttributeValue AttributeValue::list(std::initializer_list<AttributeValue> elements) {
    List<AttributeValue> list{empty_list()};
    list.reserve(elements.size());
    for (AttributeValue const& element : elements) list.push_back(element);
    return AttributeValue::list(std::move(list));
}

AttributeValue AttributeValue::list(List<AttributeValue> elements) {
    AttributeValue value;
    construct(value.list_, std::move(elements));
    value.kind_ = Kind::list;
    return value;
}

AttributeValue AttributeValue::map(Map<AttributeValue> members) {
    AttributeValue value;
    construct(value.map_, std::move(members));
    value.kind_ = Kind::map;
    return value;
}

AttributeValue AttributeValue::string_set(List<std::string> elements) {
    AttributeValue value;
    construct(value.set_, std::move(elements));
    value.kind_ = Kind::string_set;
    return value;
}

AttributeValue AttributeValue::number_set(std::initializer_list<Number> elements) {
    List<Number> list{empty_list()};
    for (Number const& element : elements) list.push_back(element);
    return number_set(std::move(list));
}

AttributeValue AttributeValue::number_set(List<Number> elements) {
    List<std::string> texts{empty_list()};
    for (Number const& element : elements) texts.push_back(element.str());
    AttributeValue value = string_set(std::move(texts));
    value.kind_ = Kind::number_set;
    return value;
}

AttributeValue AttributeValue::binary_set(List<Blob> elements) {
    List<std::string> texts{empty_list()};
    for (Blob const& element : elements) texts.push_back(std::string(element.text()));
    AttributeValue value = string_set(std::move(texts));
    value.kind_ = Kind::binary_set;
    return value;
}

AttributeValue& AttributeValue::operator=(AttributeValue const& other) {
    if (this != &other) {
        AttributeValue copied(other);  // first, as `other` may be an element of this value
        destroy();
        take(copied);
    }
    return *this;
}

AttributeValue& AttributeValue::operator=(AttributeValue&& other) noexcept {
    if (this != &other) {
        AttributeValue moved(std::move(other));  // first, as `other` may be an element of this value
        destroy();
        take(moved);
    }
    return *this;
}

void AttributeValue::copy(AttributeValue const& other) {
    switch (other.kind_) {
    case Kind::null: break;
    case Kind::boolean: boolean_ = other.boolean_; break;
    case Kind::number:
    case Kind::string:
    case Kind::binary:
    case Kind::unknown: construct(text_, other.text_); break;
    case Kind::list: construct(list_, other.list_); break;
    case Kind::map: construct(map_, other.map_); break;
    case Kind::string_set:
    case Kind::number_set:
    case Kind::binary_set: construct(set_, other.set_); break;
    }
    kind_ = other.kind_;
}

// Precondition: this value holds nothing that needs a destructor.
void AttributeValue::take(AttributeValue& other) noexcept {
    switch (other.kind_) {
    case Kind::null: break;
    case Kind::boolean: boolean_ = other.boolean_; break;
    case Kind::number:
    case Kind::string:
    case Kind::binary:
    case Kind::unknown: construct(text_, std::move(other.text_)); break;
    case Kind::list: construct(list_, std::move(other.list_)); break;
    case Kind::map: construct(map_, std::move(other.map_)); break;
    case Kind::string_set:
    case Kind::number_set:
    case Kind::binary_set: construct(set_, std::move(other.set_)); break;
    }
    kind_ = other.kind_;
}

void AttributeValue::destroy() noexcept {
    switch (kind_) {
    case Kind::null:
    case Kind::boolean: break;
    case Kind::number:
    case Kind::string:
    case Kind::binary:
    case Kind::unknown: std::destroy_at(&text_); break;
    case Kind::list: std::destroy_at(&list_); break;
    case Kind::map: std::destroy_at(&map_); break;
    case Kind::string_set:
    case Kind::number_set:
    case Kind::binary_set: std::destroy_at(&set_); break;
    }
    kind_ = Kind::null;
}

void AttributeValue::expect(Kind kind) const {
    if (kind_ == kind) return;
    AttributeTypeError(std::string("dynamodb::AttributeValue: read as ")
                           .append(name_of(kind))
                           .append(", but it is ")
                           .append(name_of(kind_)))
        .raise();
}

bool AttributeValue::as_bool() const {
    expect(Kind::boolean);
    return boolean_;
}

Number AttributeValue::as_number() const {
    expect(Kind::number);
    return Number(text_);
}

std::string const& AttributeValue::as_string() const {
    expect(Kind::string);
    return text_;
}

Blob AttributeValue::as_binary() const {
    expect(Kind::binary);
    return Blob(text_);
}

List<AttributeValue> const& AttributeValue::as_list() const {
    expect(Kind::list);
    return list_;
}

List<AttributeValue>& AttributeValue::as_list() {
    expect(Kind::list);
    return list_;
}

Map<AttributeValue> const& AttributeValue::as_map() const {
    expect(Kind::map);
    return map_;
}

Map<AttributeValue>& AttributeValue::as_map() {
    expect(Kind::map);
    return map_;
}

List<std::string> const& AttributeValue::as_string_set() const {
    expect(Kind::string_set);
    return set_;
}

List<std::string>& AttributeValue::as_string_set() {
    expect(Kind::string_set);
    return set_;
}

List<Number> AttributeValue::as_number_set() const {
    expect(Kind::number_set);
    List<Number> numbers{empty_list()};
    for (std::string const& text : set_) numbers.push_back(Number(text));
    return numbers;
}

List<Blob> AttributeValue::as_binary_set() const {
    expect(Kind::binary_set);
    List<Blob> blobs{empty_list()};
    for (std::string const& text : set_) blobs.push_back(Blob(text));
    return blobs;
}

UnknownAttribute AttributeValue::as_unknown() const {
    expect(Kind::unknown);
    return {text_};
}

bool AttributeValue::operator==(AttributeValue const& other) const {
    if (kind_ != other.kind_) return false;
    switch (kind_) {
    case Kind::null: return true;
    case Kind::boolean: return boolean_ == other.boolean_;
    case Kind::number: return Number(text_) == Number(other.text_);
    case Kind::string:
    case Kind::binary:
    case Kind::unknown: return text_ == other.text_;
    case Kind::list: return list_ == other.list_;
    case Kind::map: return map_ == other.map_;
    case Kind::string_set:
    case Kind::number_set:
    case Kind::binary_set: break;
    }
    bool const numbers = kind_ == Kind::number_set;
    return set_.size() == other.set_.size()
        && std::is_permutation(set_.begin(), set_.end(), other.set_.begin(),
                               [&](auto const& a, auto const& b) { return numbers ? Number(a) == Number(b) : a == b; });
}

}  // namespace inia::dynamodb
