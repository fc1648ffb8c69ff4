#include <inia/core/document.hpp>

#include <inia/core/hash.hpp>
#include <inia/core/json/codec.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace inia {
namespace {

AnyError read(std::string const& text, Document& out) {
    json::Reader reader(text);
    json::codec<Document>::read(reader, out, plain_shape);
    return reader.finish();
}

/// A number in the one form that its value has here: whole ones are int64, or uint64 beyond.
boost::json::value plain_number(boost::json::value const& number) {
    constexpr double two_to_63 = 9223372036854775808.0;
    if (number.is_uint64() && number.get_uint64() < std::uint64_t{1} << 63)
        return static_cast<std::int64_t>(number.get_uint64());
    if (!number.is_double()) return number;
    double const value = number.get_double();
    if (value != std::trunc(value)) return number;
    if (value >= -two_to_63 && value < two_to_63) return static_cast<std::int64_t>(value);
    if (value >= two_to_63 && value < 2 * two_to_63) return static_cast<std::uint64_t>(value);
    return number;
}

bool equal(boost::json::value const& a, boost::json::value const& b) {
    if (a.is_number() && b.is_number()) return plain_number(a) == plain_number(b);
    if (a.kind() != b.kind()) return false;
    if (auto const* const array = a.if_array())
        return std::equal(array->begin(), array->end(), b.get_array().begin(), b.get_array().end(), equal);
    if (auto const* const object = a.if_object()) {
        boost::json::object const& other = b.get_object();
        return object->size() == other.size()
            && std::all_of(object->begin(), object->end(), [&](boost::json::key_value_pair const& member) {
                   auto const* const found = other.if_contains(member.key());
                   return found != nullptr && equal(member.value(), *found);
               });
    }
    return a == b;
}

/// As `equal` sees values.
std::size_t hash(boost::json::value const& value) {
    if (value.is_number()) return std::hash<boost::json::value>()(plain_number(value));
    std::size_t result = static_cast<std::size_t>(value.kind());
    if (auto const* const array = value.if_array()) {
        for (auto const& element : *array) result = detail::combine_hashes(result, hash(element));
        return result;
    }
    if (auto const* const object = value.if_object()) {
        for (auto const& member : *object)
            result += detail::combine_hashes(detail::hash_text(member.key()), hash(member.value()));
        return result;
    }
    return std::hash<boost::json::value>()(value);
}

}  // namespace

Document::Document(Document const& other)
    : value_{other.value_ == nullptr ? nullptr : new boost::json::value(*other.value_)} {}

Document::~Document() { delete value_; }

void Document::assign(boost::json::value const& value) { value_ = new boost::json::value(value); }

void Document::assign(boost::json::value&& value) { value_ = new boost::json::value(std::move(value)); }

Document Document::parse(std::string_view text) {
    Document document;
    if (AnyError const error = read(std::string(text), document))
        throw std::invalid_argument{std::string("inia::Document: ") + error.what()};
    return document;
}

std::optional<Document> Document::try_parse(std::string_view text) {
    Document document;
    if (read(std::string(text), document)) return std::nullopt;
    return document;
}

boost::json::value const& Document::json() const& noexcept {
    static auto const* const null = new boost::json::value;  // never destroyed: usable at exit, too
    return value_ != nullptr ? *value_ : *null;
}

boost::json::value Document::json() && { return value_ != nullptr ? std::move(*value_) : boost::json::value{}; }

std::string Document::text() const { return boost::json::serialize(json()); }

bool Document::operator==(Document const& other) const { return equal(json(), other.json()); }

std::size_t detail::hash_leaf(Document const& document) { return hash(document.json()); }

}  // namespace inia
