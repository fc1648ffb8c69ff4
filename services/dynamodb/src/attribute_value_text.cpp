#include <inia/core/hash.hpp>
#include <inia/core/print.hpp>
#include <inia/dynamodb/attribute_value.hpp>

// How attribute values are printed and hashed, as the structures that hold them are.
namespace inia::dynamodb {

std::size_t AttributeValue::hash() const {
    auto const kind = static_cast<std::size_t>(kind_);
    switch (kind_) {
    case Kind::null: return kind;
    case Kind::boolean: return inia::detail::combine_hashes(kind, boolean_ ? 1 : 0);
    case Kind::number: return inia::detail::combine_hashes(kind, hash_of(Number(text_)));
    case Kind::string:
    case Kind::binary:
    case Kind::unknown: return inia::detail::combine_hashes(kind, inia::detail::hash_text(text_));
    case Kind::list: return inia::detail::combine_hashes(kind, hash_value(list_));
    case Kind::map: return inia::detail::combine_hashes(kind, hash_value(map_));
    case Kind::string_set:
    case Kind::number_set:
    case Kind::binary_set: break;
    }
    std::size_t sum = 0;  // sets have no order
    for (std::string const& element : set_)
        sum += kind_ == Kind::number_set ? hash_of(Number(element)) : inia::detail::hash_text(element);
    return inia::detail::combine_hashes(kind, sum);
}

void AttributeValue::print(std::string& out) const {
    switch (kind_) {
    case Kind::null: out += "null"; break;
    case Kind::boolean: out += boolean_ ? "true" : "false"; break;
    case Kind::number:
    case Kind::unknown: out += text_; break;
    case Kind::string: out += to_string(text_); break;
    case Kind::binary: out += to_string(Blob(text_)); break;
    case Kind::list: out += to_string(list_); break;
    case Kind::map: out += to_string(map_); break;
    case Kind::string_set: out += to_string(set_); break;
    case Kind::number_set: out += to_string(as_number_set()); break;
    case Kind::binary_set: out += to_string(as_binary_set()); break;
    }
}

}  // namespace inia::dynamodb
