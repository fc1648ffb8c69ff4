#include "path_compiler.hpp"

#include "error.hpp"
#include "jmespath.hpp"
#include "path_value.hpp"
#include "writer.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <utility>

namespace inia::codegen {
namespace {

namespace json = boost::json;
using jmespath::Expression;
using Sort = PathValue::Sort;
using Truth = PathValue::Truth;

char const* name_of(Sort sort) {
    switch (sort) {
    case Sort::null: return "null";
    case Sort::boolean: return "a boolean";
    case Sort::number: return "a number";
    case Sort::text: return "a text";
    case Sort::list: return "a list";
    case Sort::map: return "a map";
    case Sort::structure: return "a structure";
    case Sort::opaque: return "a value that JMESPath knows nothing of";
    }
    return "";
}

Sort sort_of(Kind kind) {
    switch (kind) {
    case Kind::boolean: return Sort::boolean;
    case Kind::integer:
    case Kind::long_integer:
    case Kind::single_float:
    case Kind::double_float: return Sort::number;
    case Kind::string:
    case Kind::enumeration: return Sort::text;
    case Kind::list: return Sort::list;
    case Kind::map: return Sort::map;
    case Kind::structure: return Sort::structure;
    default: return Sort::opaque;
    }
}

Sort sort_of(json::value const& literal) {
    if (literal.is_bool()) return Sort::boolean;
    if (literal.is_number()) return Sort::number;
    if (literal.is_string()) return Sort::text;
    if (literal.is_array()) return Sort::list;
    return literal.is_null() ? Sort::null : Sort::map;
}

class PathCompiler {
public:
    PathCompiler(Service const& service, Structure const& structure, std::string_view path)
        : service_(service),
          path_(path),
          root_{.sort = Sort::structure, .cpp = "response", .structure = &structure} {}

    std::string run(std::string const& name, PathMatch match, json::value const& expected) {
        std::string const body = statements(match, expected);
        bool const looks = body.find("response") != std::string::npos;
        Writer function;
        function.line("bool ", name, "(void const*", looks ? " any" : "", ") {");
        if (looks)
            function.line("    auto const& response = *static_cast<", root_.structure->qualified, " const*>(any);");
        return function.take() + body + "}\n";
    }

private:
    std::string statements(PathMatch match, json::value const& expected) {
        Expression const expression = jmespath::parse(path_);
        PathValue const result = compile(expression, root_);
        PathValue const wanted = literal(expected);
        if (match == PathMatch::whole) {
            Condition const equal = equality(result, wanted);
            out_.line("return ", equal.text(), ";");
            return out_.take();
        }
        want(result, Sort::list, "the matcher wants a list");
        bool const all = match == PathMatch::all;
        if (all) out_.line("bool seen = false;");
        each(result, [&](PathValue const& element) {
            Condition const equal = equality(element, wanted);
            out_.line("if (", (all ? !equal : equal).text(), ") return ", all ? "false" : "true", ";");
            if (all) out_.line("seen = true;");
        });
        out_.line("return ", all ? "seen" : "false", ";");
        return out_.take();
    }

    [[noreturn]] void fail(std::string const& problem) const {
        throw CodegenError("the JMESPath expression '" + std::string(path_) + "': " + problem);
    }
    void want(PathValue const& value, Sort sort, std::string const& who) const {
        if (value.sort != sort) fail(who + ", and not " + name_of(value.sort));
    }
    std::string fresh(std::string const& name) { return name + std::to_string(++names_); }

    static PathValue literal(json::value const& value) { return {.sort = sort_of(value), .literal = &value}; }
    static PathValue boolean(Condition const& condition, Truth truth) {
        return {.sort = Sort::boolean, .truth = truth, .condition = condition};
    }

    /// What stands in the response as `cpp`, of this type.
    PathValue located(Type const& type, std::string cpp, Condition reach) const {
        PathValue value{.sort = sort_of(type.kind), .cpp = std::move(cpp), .reach = std::move(reach), .type = &type};
        if (type.kind == Kind::structure) value.structure = &service_.structures[type.index];
        return value;
    }

    PathValue compile(Expression const& e, PathValue const& in) {
        using K = jmespath::Kind;
        switch (e.kind) {
        case K::current: return in;
        case K::field: return field(in, e.text);
        case K::literal: return literal(e.value);
        case K::sub: return compile(e.children[1], compile(e.children[0], in));
        case K::index: return index(in, e.index);
        case K::flatten: return flatten(compile(e.children[0], in));
        case K::list_projection: return project(compile(e.children[0], in), e.children[1], nullptr);
        case K::filter_projection: return project(compile(e.children[0], in), e.children[1], &e.children[2]);
        case K::value_projection: return project(values(compile(e.children[0], in)), e.children[1], nullptr);
        case K::comparison: return comparison(e, in);
        case K::conjunction: return junction(e, in, [](auto const& a, auto const& b) { return a && b; });
        case K::disjunction: return junction(e, in, [](auto const& a, auto const& b) { return a || b; });
        case K::negation: return boolean(!truth(compile(e.children[0], in)), Truth::exact);
        case K::multi_list: return several(e, in);
        case K::function: return function(e, in);
        case K::slice: fail("slices are not supported");
        case K::multi_hash: fail("objects made of expressions are not supported");
        case K::reference: fail("'&' is not supported");
        }
        return {};
    }

    // ---- parts of a value
    // --------------------------------------------------------------------------------------------

    PathValue field(PathValue const& in, std::string const& name) {
        if (in.sort == Sort::map && in.type) {
            std::string const found = call(in.cpp, "find(" + codegen::literal(name) + ")");
            return element(*in.type, found + "->second", in.reach && Condition(found + " != " + call(in.cpp, "end()")));
        }
        want(in, Sort::structure, "'" + name + "' is looked for in a structure");
        auto const& members = in.structure->members;
        auto const found =
            std::find_if(members.begin(), members.end(), [&](Member const& m) { return m.name == name; });
        if (found == members.end()) fail(in.structure->cpp_name + " has no member '" + name + "'");
        std::string const cpp = access(in.cpp, found->cpp_name);
        if (found->wrap == Wrap::plain) {
            PathValue value = located(found->type, cpp, in.reach);
            if (value.sort == Sort::list || value.sort == Sort::map) value.own = Condition(cpp + ".has_value()");
            return value;
        }
        if (found->wrap == Wrap::required) return located(found->type, cpp + ".get()", in.reach);
        return located(found->type, "*" + cpp, in.reach && Condition(cpp + ".has_value()"));
    }

    static std::string access(std::string const& object, std::string const& member) {
        return object.starts_with('*') ? object.substr(1) + "->" + member : object + "." + member;
    }

    /// An element of a list or map of this type, which stands there as `cpp`.
    PathValue element(Type const& container, std::string const& cpp, Condition const& reach) const {
        Type const& type = container.element.at(0);
        if (container.sparse) return located(type, "*" + cpp, reach && Condition(cpp + ".has_value()"));
        PathValue value = located(type, cpp, reach);
        if (value.sort == Sort::list || value.sort == Sort::map) value.own = Condition(cpp + ".has_value()");
        return value;
    }

    PathValue index(PathValue const& list, std::int64_t at) {
        want(list, Sort::list, "an index wants a list");
        if (!list.type) fail("an index of a projection is not supported");
        std::string const size = call(list.cpp, "size()");
        std::string const needed = std::to_string(at < 0 ? -at : at + 1);
        std::string const place = at < 0 ? size + " - " + needed : std::to_string(at);
        std::string const object = list.cpp.starts_with('*') ? '(' + list.cpp + ')' : list.cpp;
        return element(*list.type, object + "[" + place + "]", list.reach && Condition(size + " >= " + needed));
    }

    static std::string call(std::string const& object, std::string const& function) { return access(object, function); }

    // ---- lists
    // -------------------------------------------------------------------------------------------------------

    /// Prints the loops over a list, and in them what `visit` prints for an element.
    void each(PathValue const& list, PathValue::Visit const& visit) {
        if (list.loop) return list.loop(visit);
        if (!list.type) fail("a literal in place of a list is not supported");
        guarded(list.reach, [&] {
            std::string const item = fresh("item");
            Writer outer = std::exchange(out_, out_.inner());
            visit(element(*list.type, list.sort == Sort::map ? item + ".second" : item, {}));
            std::string const body = std::exchange(out_, std::move(outer)).take();
            // Who counts elements or finds a literal does not look at them.
            char const* const unused = body.find(item) == std::string::npos ? "[[maybe_unused]] " : "";
            out_.open("for (", unused, "auto const& ", item, " : ", list.cpp, ")");
            out_.paste(body);
            out_.close();
        });
    }

    template<class Print> void guarded(Condition const& condition, Print print) {
        if (condition.always()) return print();
        out_.open("if (", condition.text(), ")");
        print();
        out_.close();
    }

    static PathValue made_list(PathValue const& source, std::function<void(PathValue::Visit const&)> loop) {
        return {.sort = Sort::list, .reach = source.reach, .own = source.own, .loop = std::move(loop)};
    }

    /// Whether an element may be null.
    static bool may_hold_null(PathValue const& list) { return !list.type || list.type->sparse; }

    PathValue flatten(PathValue const& list) {
        want(list, Sort::list, "'[]' wants a list");
        if (list.type && !list.type->sparse && list.type->element.at(0).kind != Kind::list) return list;
        return made_list(list, [this, list](PathValue::Visit const& visit) {
            each(list, [&](PathValue const& element) {
                if (element.sort == Sort::list)
                    each(element, visit);
                else
                    visit(element);
            });
        });
    }

    PathValue values(PathValue const& map) {
        want(map, Sort::map, "'*' is supported for maps");
        if (!map.type) fail("'*' of a literal is not supported");
        PathValue list = map;
        list.sort = Sort::list;
        list.loop = [this, map](PathValue::Visit const& visit) { each(map, visit); };
        list.type = nullptr;
        return list;
    }

    /// `right` of each element, as far as `condition` (may be null) holds for it; what is null is left out.
    PathValue project(PathValue const& list, Expression const& right, Expression const* condition) {
        want(list, Sort::list, "a projection wants a list");
        if (!condition && right.kind == jmespath::Kind::current && !may_hold_null(list)) return list;
        return made_list(list, [this, list, &right, condition](PathValue::Visit const& visit) {
            each(list, [&](PathValue const& element) {
                guarded(condition ? truth(compile(*condition, element)) : Condition(), [&] {
                    PathValue value = compile(right, element);
                    Condition const present = value.present();
                    value.reach = value.own = {};
                    guarded(present, [&] { visit(value); });
                });
            });
        });
    }

    PathValue several(Expression const& e, PathValue const& in) {
        return made_list({.reach = in.reach, .own = in.own}, [this, &e, in](PathValue::Visit const& visit) {
            for (Expression const& child : e.children) visit(compile(child, in));
        });
    }

    // ---- truth
    // -------------------------------------------------------------------------------------------------------

    /// Whether JMESPath takes the value for true.
    Condition truth(PathValue const& value) {
        if (value.literal) return Condition(is_true(*value.literal) ? "true" : "false");
        switch (value.sort) {
        case Sort::boolean: return value.reach && value.holds();
        case Sort::number: return value.present();
        case Sort::text:
            return value.reach && !Condition(call(value.cpp, is_enum(value) ? "to_string_view().empty()" : "empty()"));
        case Sort::list:
            if (value.loop) return value.present() && Condition(count(value) + " > 0");
            [[fallthrough]];
        case Sort::map: return value.reach && !Condition(call(value.cpp, "empty()"));
        default: fail(std::string("the truth of ") + name_of(value.sort) + " is not supported");
        }
    }

    static bool is_true(json::value const& v) {
        if (v.is_bool()) return v.get_bool();
        if (v.is_string()) return !v.get_string().empty();
        if (v.is_array()) return !v.get_array().empty();
        if (v.is_object()) return !v.get_object().empty();
        return !v.is_null();
    }

    static bool is_enum(PathValue const& value) { return value.type && value.type->kind == Kind::enumeration; }

    template<class Join> PathValue junction(Expression const& e, PathValue const& in, Join join) {
        PathValue const left = compile(e.children[0], in), right = compile(e.children[1], in);
        bool const booleans = left.sort == Sort::boolean && right.sort == Sort::boolean;
        Condition const condition = join(truth(left), truth(right));
        return boolean(condition, booleans ? std::max(left.truth_with_null(), right.truth_with_null()) : Truth::only);
    }

    // ---- comparisons
    // -------------------------------------------------------------------------------------------------

    PathValue comparison(Expression const& e, PathValue const& in) {
        PathValue const left = compile(e.children[0], in), right = compile(e.children[1], in);
        bool const equal = e.text == "==";
        if ((equal || e.text == "!=") && (is_computed(left) || is_computed(right))) {
            // JMESPath calls it an error when such a number cannot be had: then neither comparison is to hold.
            Condition const holds = equality(left, right);
            Condition const present = left.present() && right.present();
            return boolean(equal ? holds : present && !holds, present.always() ? Truth::exact : Truth::or_null);
        }
        if (equal) return boolean(equality(left, right), Truth::exact);
        if (e.text == "!=") return boolean(!equality(left, right), Truth::exact);
        want(left, Sort::number, "'" + e.text + "' compares numbers");
        want(right, Sort::number, "'" + e.text + "' compares numbers");
        Condition const present = left.present() && right.present();
        Condition const holds(number(left) + " " + e.text + " " + number(right));
        return boolean(present && holds, present.always() ? Truth::exact : Truth::or_null);
    }

    Condition equality(PathValue const& left, PathValue const& right) {
        for (PathValue const* side : {&left, &right})
            if (side->truth == Truth::only) fail("compares a value of several types");
        if (left.literal && right.literal) return Condition(*left.literal == *right.literal ? "true" : "false");
        if (left.literal) return equality(right, left);
        if (right.sort == Sort::null) return !present(left);
        bool const object = left.sort == Sort::structure || left.sort == Sort::map;
        if (left.sort == Sort::opaque || (object && right.sort == Sort::map))
            fail(std::string("comparing with ") + name_of(left.sort) + " is not supported");
        if (left.sort != right.sort) {
            if (right.literal) return Condition("false");
            fail(std::string("compares ") + name_of(left.sort) + " with " + name_of(right.sort));
        }
        if (left.sort == Sort::list) return list_equality(left, right);
        Condition const a = left.present(), b = right.present(), equal = scalar_equality(left, right);
        if (a.always() || b.always() || is_computed(left) || is_computed(right)) return a && b && equal;
        if (a.text() == b.text()) return !a || equal;
        return Condition::same(a, b) && (!a || equal);
    }

    static bool is_computed(PathValue const& value) {
        return value.sort == Sort::number && !value.type && !value.literal;
    }

    /// That a value which is compared with null is there.
    Condition present(PathValue const& value) const {
        if (value.sort == Sort::boolean && value.truth != Truth::exact)
            fail("null and false cannot be told apart in this expression");
        return value.present();
    }

    /// Of two values that are there.
    Condition scalar_equality(PathValue const& left, PathValue const& right) {
        switch (left.sort) {
        case Sort::boolean: return boolean_equality(left, right);
        case Sort::number: return Condition(number(left) + " == " + number(right));
        case Sort::text:
            if (right.literal) return Condition(left.cpp + " == " + codegen::literal(right.literal->get_string()));
            if (left.type && right.type && left.type->cpp == right.type->cpp)
                return Condition(left.cpp + " == " + right.cpp);
            return Condition(text(left) + " == " + text(right));
        default: fail(std::string("comparing with ") + name_of(left.sort) + " is not supported");
        }
    }

    Condition boolean_equality(PathValue const& left, PathValue const& right) {
        if (right.literal && right.literal->get_bool()) return left.holds();
        if (left.truth != Truth::exact || right.truth != Truth::exact)
            fail("null and false cannot be told apart in this expression");
        if (right.literal) return !left.holds();
        return Condition::same(left.holds(), right.holds());
    }

    static std::string number(PathValue const& value) {
        return value.literal ? json::serialize(*value.literal) : value.cpp;
    }
    static std::string text(PathValue const& value) {
        if (value.literal) return codegen::literal(value.literal->get_string());
        return is_enum(value) ? call(value.cpp, "to_string_view()") : value.cpp;
    }

    Condition list_equality(PathValue const& left, PathValue const& right) {
        if (!right.literal) {
            if (!left.type || !right.type || left.type->cpp != right.type->cpp)
                fail("comparing such lists is not supported");
            return Condition(left.cpp + " == " + right.cpp);
        }
        json::array const& wanted = right.literal->get_array();
        std::string const at = fresh("at"), equal = fresh("equal");
        out_.line("std::ptrdiff_t ", at, " = 0;");
        out_.line("bool ", equal, " = true;");
        each(left, [&](PathValue const& element) {
            Condition any("false");
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                Condition const here =
                    Condition(at + " == " + std::to_string(i)) && equality(element, literal(wanted[i]));
                any = i == 0 ? here : any || here;
            }
            out_.line("if (", (!any).text(), ") ", equal, " = false;");
            out_.line("++", at, ";");
        });
        return left.present() && Condition(equal) && Condition(at + " == " + std::to_string(wanted.size()));
    }

    // ---- functions
    // ---------------------------------------------------------------------------------------------------

    PathValue function(Expression const& e, PathValue const& in) {
        std::vector<PathValue> arguments;
        for (Expression const& child : e.children) arguments.push_back(compile(child, in));
        if (e.text == "length" && arguments.size() == 1) return length(arguments[0]);
        if (e.text == "contains" && arguments.size() == 2) return contains(arguments[0], arguments[1]);
        fail("the function '" + e.text + "' of " + std::to_string(arguments.size()) + " arguments is not supported");
    }

    PathValue length(PathValue const& of) {
        PathValue size{.sort = Sort::number, .reach = of.present()};
        if (of.literal || (of.sort != Sort::list && of.sort != Sort::map && of.sort != Sort::text))
            fail(std::string("the length of ") + name_of(of.sort) + " is not supported");
        if (of.sort == Sort::text)
            size.cpp = "::inia::detail::code_points(" + text(of) + ")";
        else
            size.cpp = of.loop ? count(of) : "std::ssize(" + of.cpp + ")";
        return size;
    }

    /// Prints what counts the elements of a list; gives the counter's name.
    std::string count(PathValue const& list) {
        std::string const counter = fresh("count");
        out_.line("std::ptrdiff_t ", counter, " = 0;");
        each(list, [&](PathValue const&) { out_.line("++", counter, ";"); });
        return counter;
    }

    PathValue contains(PathValue const& in, PathValue const& wanted) {
        Condition const present = in.present();
        Truth const truth = present.always() ? Truth::exact : Truth::or_null;
        if (in.sort == Sort::text && wanted.sort == Sort::text && !in.literal && wanted.literal)
            return boolean(present
                               && Condition("std::string_view(" + text(in) + ").find(" + text(wanted)
                                            + ") != std::string_view::npos"),
                           truth);
        want(in, Sort::list, "contains() looks into a list or a text");
        std::string const found = fresh("found");
        out_.line("bool ", found, " = false;");
        each(in, [&](PathValue const& element) {
            out_.line("if (", equality(element, wanted).text(), ") ", found, " = true;");
        });
        return boolean(present && Condition(found), truth);
    }

    Service const& service_;
    std::string_view path_;
    PathValue root_;
    Writer out_{1};
    int names_ = 0;
};

}  // namespace

std::string compile_path_match(Service const& service, std::size_t structure, std::string const& name,
                               std::string_view path, PathMatch match, json::value const& expected) {
    return PathCompiler(service, service.structures.at(structure), path).run(name, match, expected);
}

}  // namespace inia::codegen
