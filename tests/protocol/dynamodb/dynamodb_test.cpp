#include "protocol/conformance_report.hpp"
#include "protocol/dynamodb/attribute_values.hpp"
#include "protocol/dynamodb/batch_writer.hpp"

#include <inia/core/json/codec.hpp>
#include <inia/dynamodb/expressions.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// How a case is judged stands in the README of the conformance folder, section dynamodb.

namespace inia::dynamodb {
namespace {

using test::ConformanceReport;
using vectors::value_of;
namespace boost_json = boost::json;
using Case = boost_json::value;

std::string text_of(Case const& value) { return std::string(value.as_string()); }

bool must_fail(Case const& expected) { return expected.as_object().contains("error"); }

/// `judge(case)` for each case of the file.
template<class Judge> void run_file(ConformanceReport& report, std::string const& name, Judge judge) {
    auto const file = test::conformance_file("dynamodb/" + name);
    if (!file) return;
    for (Case const& item : file->at("cases").as_array())
        report.run(name + "#" + text_of(item.at("id")), [&] { return judge(item); });
}

/// The attribute value as the wire has it; `refused` when it has no form there.
Case wire_of(AttributeValue const& value, bool& refused) {
    json::Writer writer;
    json::codec<AttributeValue>::write(writer, value, {});
    refused = writer.refused() != nullptr;
    return refused ? Case() : boost_json::parse(std::string(writer.view()));
}

std::string judge_writing(Case const& item) {
    bool refused = false;
    Case const wire = wire_of(value_of(item.at("value")), refused);
    Case const& expected = item.at("expected");
    if (must_fail(expected)) return refused ? "" : "it was written as " + boost_json::serialize(wire);
    if (refused) return "it was refused";
    return vectors::differs_on_wire(wire, expected.at("attributeValue"));
}

/// Whether the value can be taken as none of the types that there are: where boto3's resource throws, a value is kept
/// for those who only pass it on, and throws when it is looked at.
bool is_none_of_all(AttributeValue const& value) {
    auto const throws = [&](auto... as) {
        int thrown = 0;
        auto const count = [&](auto get) {
            try {
                (void)(value.*get)();
            } catch (dynamodb::AttributeTypeError const&) {
                ++thrown;
            }
        };
        (count(as), ...);
        return thrown == sizeof...(as);
    };
    using V = AttributeValue;
    return !value.is_null()
        && throws(&V::as_bool, &V::as_number, static_cast<std::string const& (V::*)() const>(&V::as_string),
                  &V::as_binary, static_cast<List<V> const& (V::*)() const>(&V::as_list),
                  static_cast<Map<V> const& (V::*)() const>(&V::as_map),
                  static_cast<List<std::string> const& (V::*)() const>(&V::as_string_set), &V::as_number_set,
                  &V::as_binary_set);
}

std::string judge_reading(Case const& item) {
    std::string const text = boost_json::serialize(item.at("attributeValue"));
    AttributeValue value;
    json::Reader reader(text);
    json::codec<AttributeValue>::read(reader, value, {});
    bool const failed = static_cast<bool>(reader.finish());
    Case const& expected = item.at("expected");
    if (must_fail(expected)) return failed || is_none_of_all(value) ? "" : "it was read";
    if (failed) return "it was refused";
    return vectors::differs_from_value(value, expected.at("value"));
}

/// What a condition of the vectors is in our types; NoCondition for what does not compile.
using Condition = std::variant<Predicate<void>, KeyCondition<void>, RangeCondition<void>, detail::NoCondition>;

template<class A, class B> constexpr bool combines() {
    if constexpr (std::is_same_v<A, detail::NoCondition> || std::is_same_v<B, detail::NoCondition>)
        return false;
    else if constexpr (std::is_same_v<A, RangeCondition<void>> && std::is_same_v<B, RangeCondition<void>>)
        return false;
    else
        return !std::is_same_v<decltype(std::declval<A>() && std::declval<B>()), detail::NoCondition>;
}

Condition both(Condition const& left, Condition const& right) {
    return std::visit(
        []<class A, class B>(A const& a, B const& b) -> Condition {
            if constexpr (combines<A, B>())
                return a && b;
            else
                return detail::NoCondition();
        },
        left, right);
}

/// `combine` of conditions that are predicates; keys have neither `||` nor `!`.
template<class Combine, class... C> Condition of_predicates(Combine combine, C const&... conditions) {
    if (!(... && std::holds_alternative<Predicate<void>>(conditions))) return detail::NoCondition();
    return combine(std::get<Predicate<void>>(conditions)...);
}

template<class On> inline constexpr bool is_key = std::is_same_v<On, Key<by_name::Attribute>>;
template<class On> inline constexpr bool is_size = std::is_same_v<On, Size<void>>;

/// A value to compare with: sizes are numbers, and compare with those only.
template<class On> auto comparable(Case const& value) {
    if constexpr (is_size<On>)
        return value_of(value).as_number();
    else
        return value_of(value);
}

/// Calls `visit` with the operand or value that an argument stands for.
template<class On, class Visit> Condition with_argument(Case const& argument, Visit visit) {
    auto const& [kind, content] = *argument.as_object().begin();
    if constexpr (!is_key<On>) {
        if (kind == "attr") return visit(by_name::attr(text_of(content)));
        if (kind == "size") return visit(by_name::attr(text_of(content.at("attr"))).size());
    }
    if (kind == "value") return visit(comparable<On>(content));
    return detail::NoCondition();
}

/// What attributes, sizes and keys can do.
template<class On> Condition compare(std::string const& op, On const& on, boost_json::array const& arguments) {
    if (op == "between")
        return with_argument<On>(arguments.at(0), [&](auto const& low) {
            return with_argument<On>(arguments.at(1),
                                     [&](auto const& high) -> Condition { return on.between(low, high); });
        });
    if constexpr (!is_key<On>)
        if (op == "in") {
            std::vector<decltype(comparable<On>(Case()))> values;
            for (Case const& argument : arguments) values.push_back(comparable<On>(argument.at("value")));
            return on.in(values);
        }
    return with_argument<On>(arguments.at(0), [&](auto const& argument) -> Condition {
        if (op == "eq") return on == argument;
        if (op == "lt") return on < argument;
        if (op == "le") return on <= argument;
        if (op == "gt") return on > argument;
        if (op == "ge") return on >= argument;
        if constexpr (!is_key<On>)
            if (op == "ne") return on != argument;
        if constexpr (!is_size<On>)
            if (op == "begins_with") return on.begins_with(argument);
        throw std::runtime_error("the vectors have a new operator: " + op);
    });
}

AttributeValue::Kind kind_named(std::string const& name) {
    static constexpr char const* names[] = {"NULL", "BOOL", "N", "S", "B", "L", "M", "SS", "NS", "BS"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (name == names[i]) return static_cast<AttributeValue::Kind>(i);
    throw std::runtime_error("the vectors have a new kind: " + name);
}

Condition on_attribute(std::string const& op, by_name::Attribute const& on, boost_json::array const& arguments) {
    if (op == "attribute_exists") return on.exists();
    if (op == "attribute_not_exists") return on.not_exists();
    if (op == "attribute_type") return on.type(kind_named(text_of(arguments.at(0).at("value").at("string"))));
    if (op == "contains")
        return with_argument<by_name::Attribute>(arguments.at(0), [&](auto const& what) { return on.contains(what); });
    return compare(op, on, arguments);
}

Condition build(Case const& tree) {
    auto const& [key, content] = *tree.as_object().begin();
    std::string const op(key);
    if (op == "not") return of_predicates([](auto const& a) { return !a; }, build(content));
    if (op == "and" || op == "or") {
        Condition whole = build(content.at(0));
        for (std::size_t i = 1; i < content.as_array().size(); ++i) {
            Condition const part = build(content.at(i));
            whole = op == "and" ? both(whole, part)
                                : of_predicates([](auto const& a, auto const& b) { return a || b; }, whole, part);
        }
        return whole;
    }
    static boost_json::array const none;
    Case const* const given = content.as_object().if_contains("args");
    boost_json::array const& arguments = given ? given->as_array() : none;
    auto const& [kind, name] = *content.at("on").as_object().begin();
    if (kind == "attr") return on_attribute(op, by_name::attr(text_of(name)), arguments);
    if (kind == "size") return compare(op, by_name::attr(text_of(name.at("attr"))).size(), arguments);
    return compare(op, by_name::key(text_of(name)), arguments);
}

/// The expression of a condition as a request takes it; nothing when no request does.
std::optional<Expression> expression_of(Case const& item) {
    bool const wants_keys = item.as_object().contains("keyCondition");
    return std::visit(
        [&]<class C>(C const& condition) -> std::optional<Expression> {
            // What Table's query takes, and what a filter takes.
            if constexpr (std::is_convertible_v<C, KeyCondition<void>>)
                return wants_keys ? std::optional(condition.expression()) : std::nullopt;
            else if constexpr (std::is_convertible_v<C, Predicate<void>>)
                return wants_keys ? std::nullopt : std::optional(condition.expression());
            else
                return std::nullopt;
        },
        build(item.at("condition")));
}

/// An expression without its placeholders.
struct Filled {
    std::string text{};          ///< With names for those of names, `<tier> = :`.
    std::vector<Case> values{};  ///< In the order of their places.
};

/// Takes each placeholder that is used out of `unused`.
Filled filled(std::string const& text, boost_json::object const& names, boost_json::object const& values,
              boost_json::object& unused) {
    Filled out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        out.text += text[i];
        if (text[i] == '#' || text[i] == ':') {
            while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0) ++end;
            std::string const word = text.substr(i, end - i);
            if (text[i] == '#')
                out.text += "<" + text_of(names.at(word)) + ">";
            else
                out.values.push_back(values.at(word));
            unused.erase(word);
        }
        i = end;
    }
    return out;
}

std::string differs(Filled const& got, Filled const& wanted) {
    if (got.text != wanted.text) return test::differs("the expression", got.text, wanted.text);
    if (got.values.size() != wanted.values.size()) return "it has another number of values";
    for (std::size_t i = 0; i < got.values.size(); ++i)
        if (std::string wrong = vectors::differs_on_wire(got.values[i], wanted.values[i]); !wrong.empty()) return wrong;
    return {};
}

/// The members that a request has for the builder's names and values.
boost_json::object members_of(ExpressionBuilder const& builder) {
    json::Writer writer;
    writer.raw('{');
    builder.write(writer);
    writer.raw('}');
    return boost_json::parse(std::string(writer.view())).as_object();
}

boost_json::object member(boost_json::object const& members, char const* name) {
    Case const* const found = members.if_contains(name);
    return found ? found->as_object() : boost_json::object();
}

/// Builds the steps with one builder, then compares each with what is expected of it.
std::string judge_steps(std::vector<Case const*> const& steps) {
    ExpressionBuilder builder;
    std::vector<std::string> texts;
    for (Case const* const step : steps) {
        auto const expression = expression_of(*step);
        if (must_fail(step->at("expected"))) return expression ? "it was taken" : "";
        if (!expression) return "it was refused";
        texts.push_back(builder.build(*expression));
    }
    boost_json::object const members = members_of(builder);
    boost_json::object const names = member(members, "ExpressionAttributeNames");
    boost_json::object const values = member(members, "ExpressionAttributeValues");
    boost_json::object unused = names;
    unused.insert(values.begin(), values.end());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        Case const& expected = steps[i]->at("expected");
        boost_json::object none;
        Filled const wanted = filled(text_of(expected.at("expression")), expected.at("names").as_object(),
                                     expected.at("values").as_object(), none);
        std::string const wrong = differs(filled(texts[i], names, values, unused), wanted);
        if (!wrong.empty()) return wrong;
    }
    return unused.empty() ? "" : "placeholders that no expression has: " + boost_json::serialize(unused);
}

std::string judge_condition(Case const& item) { return judge_steps({&item}); }

std::string judge_builder(Case const& item) {
    std::vector<Case const*> steps;
    for (Case const& step : item.at("steps").as_array()) steps.push_back(&step);
    return judge_steps(steps);
}

}  // namespace

TEST_CASE("the DynamoDB vectors hold", "[dynamodb]") {
    ConformanceReport report("dynamodb");
    auto const file = test::conformance_file("dynamodb/serialize.json");
    if (file)
        for (Case const& item : file->at("cases").as_array()) {
            std::string const id = "serialize.json#" + text_of(item.at("id"));
            if (id == "serialize.json#negative-infinity")
                report.skip_wrong_case(id, "it has boto3 send -Infinity, which looks for `Infinity` alone; the service "
                                           "refuses every number that is not finite, and so does inia");
            else
                report.run(id, [&] { return judge_writing(item); });
        }
    run_file(report, "deserialize.json", judge_reading);
    run_file(report, "conditions.json", judge_condition);
    run_file(report, "builder-state.json", judge_builder);
    run_file(report, "batch-writer.json", vectors::judge_batch_writer);
}

TEST_CASE("infinities are refused", "[dynamodb]") {
    for (char const* number : {"Infinity", "-Infinity", "NaN"}) {
        bool refused = false;
        wire_of(Number(number), refused);
        CHECK(refused);
    }
}

}  // namespace inia::dynamodb
