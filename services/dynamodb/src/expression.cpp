#include <inia/core/json/writer.hpp>
#include <inia/dynamodb/expression.hpp>
#include <inia/dynamodb/item.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace inia::dynamodb {
namespace {

/// `#n0`. Appended, as GCC 12 warns of `"#n" + std::to_string(0)` where it inlines that.
std::string placeholder(char mark, char kind, std::size_t number) {
    std::string text{mark, kind};
    return text.append(std::to_string(number));
}

}  // namespace

void Expression::put(Kind kind, std::string_view bytes) {
    auto const size = static_cast<std::uint32_t>(bytes.size());
    char head[1 + sizeof size];
    head[0] = static_cast<char>(kind);
    std::memcpy(head + 1, &size, sizeof size);
    pieces_.append(head, sizeof head).append(bytes);
}

template<class Visit> void Expression::each_piece(Visit visit) const {
    std::uint32_t size = 0;
    for (std::string_view rest = pieces_; !rest.empty(); rest.remove_prefix(size)) {
        auto const kind = static_cast<Kind>(rest[0]);
        std::memcpy(&size, rest.data() + 1, sizeof size);
        rest.remove_prefix(1 + sizeof size);
        visit(kind, rest.substr(0, size));
    }
}

Expression& Expression::text(std::string_view words) {
    put(Kind::text, words);
    return *this;
}

Expression& Expression::name(std::string_view name) {
    put(Kind::name, name);
    return *this;
}

Expression& Expression::index(std::size_t index) {
    return text(std::string("[").append(std::to_string(index)).append("]"));
}

Expression& Expression::value(std::string_view json) {
    put(Kind::value, json);
    return *this;
}

Expression& Expression::append(Expression const& other) {
    pieces_ += other.pieces_;
    return fail(other.error_);
}

Expression& Expression::fail(AnyError error) {
    if (!error_) error_ = std::move(error);
    return *this;
}

std::string Expression::outline() const {
    std::string outline;
    each_piece([&](Kind kind, std::string_view bytes) { outline += kind == Kind::value ? "?" : bytes; });
    return outline;
}

std::string ExpressionBuilder::build(Expression const& expression) {
    if (expression.error()) expression.error().raise();
    std::string text;
    expression.each_piece([&](Expression::Kind kind, std::string_view bytes) {
        switch (kind) {
        case Expression::Kind::text: text += bytes; break;
        case Expression::Kind::name: {
            auto const found = std::find(names_.begin(), names_.end(), bytes);
            text += placeholder('#', 'n', static_cast<std::size_t>(found - names_.begin()));
            if (found == names_.end()) names_.emplace_back(bytes);
            break;
        }
        case Expression::Kind::value: {
            std::string const value = placeholder(':', 'v', value_count_++);
            text += value;
            if (!values_.empty()) values_ += ',';
            values_.append("\"").append(value).append("\":").append(bytes);
            break;
        }
        }
    });
    return text;
}

Map<std::string> ExpressionBuilder::names() const {
    Map<std::string> names;
    for (std::size_t i = 0; i < names_.size(); ++i) names.insert_or_assign(placeholder('#', 'n', i), names_[i]);
    return names;
}

Map<AttributeValue> ExpressionBuilder::values() const {
    if (values_.empty()) return {};
    return detail::parse_item("{" + values_ + "}");
}

void ExpressionBuilder::write(json::Writer& json) const {
    if (!names_.empty()) {
        json.raw(std::string_view(R"("ExpressionAttributeNames":{)"));
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (i != 0) json.raw(',');
            json.string(placeholder('#', 'n', i));
            json.raw(':');
            json.string(names_[i]);
        }
        json.raw('}');
    }
    if (values_.empty()) return;
    if (!names_.empty()) json.raw(',');
    json.raw(std::string_view(R"("ExpressionAttributeValues":{)"));
    json.raw(std::string_view(values_));
    json.raw('}');
}

}  // namespace inia::dynamodb
