#pragma once

#include <inia/dynamodb/expressions.hpp>
#include <inia/dynamodb/item.hpp>

#include <inia/core/json/writer.hpp>

#include <boost/describe.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

/// What the tests of expressions speak of.
namespace inia::dynamodb::expression_types {

struct Address {
    std::string street{};
    std::optional<std::string> unit{};
    std::chrono::sys_seconds since{};

    bool operator==(Address const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street, unit, since))
constexpr auto dynamodb_options(Address const*) {
    return member_options(named<&Address::street>("street name"), time_as<&Address::since, TimeForm::epoch_seconds>());
}

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
enum class Level : int { low = 1, high = 9 };

/// A type of another library.
struct Uuid {
    std::string digits{};
};

struct Circle {
    double radius = 0;
};
BOOST_DESCRIBE_STRUCT(Circle, (), (radius))

struct Entity {
    std::string id{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Entity, (), (id, version))

struct User : Entity {
    std::string name{};
    std::string tier{};
    std::int64_t logins = 0;
    std::int8_t rank = 0;
    double score = 0;
    Number balance{};
    bool active = true;
    Blob picture{};
    std::array<std::byte, 2> digest{};
    Address address{};
    std::optional<Address> second{};
    std::unique_ptr<std::int64_t> referrer{};
    std::vector<Address> addresses{};
    std::vector<std::string> log{};
    std::tuple<int, std::string> pair{};
    std::set<std::string> tags{};
    std::set<std::int64_t> numbers{};
    std::map<std::string, std::int64_t> counters{};
    std::optional<std::string> nickname{};
    std::chrono::sys_time<std::chrono::milliseconds> born{};
    std::chrono::sys_time<std::chrono::milliseconds> expires{};
    std::chrono::seconds idle{};
    Colour colour = Colour::red;
    Colour colour_number = Colour::red;
    Level level = Level::low;
    Uuid uuid{};
    std::variant<std::string, Circle> shape{};
    AttributeValue anything{};
    std::string secret{};
    std::string status{};
};
BOOST_DESCRIBE_STRUCT(User, (Entity),
                      (name, tier, logins, rank, score, balance, active, picture, digest, address, second, referrer,
                       addresses, log, pair, tags, numbers, counters, nickname, born, expires, idle, colour,
                       colour_number, level, uuid, shape, anything, secret, status))
constexpr auto dynamodb_options(User const*) {
    return member_options(named<&User::status>("the.status"), ignored<&User::secret>(), time_to_live<&User::expires>(),
                          enum_as<&User::colour_number, EnumForm::number>());
}

/// The expression with names and values in place of the placeholders: `tier = {"S":"pro"}`.
inline std::string shown(Expression const& expression) {
    ExpressionBuilder builder;
    std::string const text = builder.build(expression);
    auto const names = builder.names();
    json::Writer json;
    builder.write(json);
    auto const values = builder.values();
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0)) ++end;
        std::string const word = text.substr(i, end - i);
        if (text[i] == '#') {
            out += names.at(word);
        } else if (text[i] == ':') {
            json::Writer value;
            json::codec<AttributeValue>::write(value, values.at(word), {});
            out += value.view();
        } else {
            end = i + 1;
            out += text[i];
        }
        i = end;
    }
    return out;
}
template<class T>
    requires requires(T const& made) { made.expression(); }
std::string shown(T const& made) {
    return shown(made.expression());
}
template<class Owner> std::string shown(Change<Owner> const& change) { return shown(change.expression); }

}  // namespace inia::dynamodb::expression_types

template<> struct inia::dynamodb::stored_as<inia::dynamodb::expression_types::Uuid> {
    static std::string to(expression_types::Uuid const& value) { return value.digits; }
    static expression_types::Uuid from(std::string const& text) { return {text}; }
};
