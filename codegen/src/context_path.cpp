#include "context_path.hpp"

#include "error.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <vector>

namespace inia::codegen {
namespace {

/// One step of a path, from a value to a part of it.
struct Step {
    enum class Kind {
        member,
        each,     ///< `[*]` of a list.
        values,   ///< `*` of a map.
        flatten,  ///< `[]`: each element of a list. What is no list any more stays.
        index,
        keys,
        choice  ///< `[a, b]`: one path after the other.
    };
    Kind kind = Kind::member;
    std::string name{};
    int index = 0;
    std::vector<std::vector<Step>> choices{};
};
using Path = std::vector<Step>;

struct NotUnderstood {};

///     path    := step { '.' step | bracket }
///     step    := name | '*' | 'keys(' path ')' | bracket
///     bracket := '[*]' | '[]' | '[' number ']' | '[' path { ',' path } ']'
class PathParser {
public:
    explicit PathParser(std::string_view text) noexcept : rest_(text) {}

    Path whole() {
        Path steps = path();
        if (!rest_.empty()) throw NotUnderstood();
        return steps;
    }

private:
    Path path() {
        Path steps;
        step(steps);
        while (true) {
            if (take("."))
                step(steps);
            else if (rest_.starts_with('['))
                bracket(steps);
            else
                return steps;
        }
    }

    void step(Path& steps) {
        if (rest_.starts_with('[')) return bracket(steps);
        if (take("*")) return steps.push_back({Step::Kind::values});
        std::string const name = identifier();
        if (name == "keys" && take("(")) {
            Path const map = path();
            expect(")");
            steps.insert(steps.end(), map.begin(), map.end());
            return steps.push_back({Step::Kind::keys});
        }
        steps.push_back({Step::Kind::member, name});
    }

    void bracket(Path& steps) {
        if (take("[*]")) return steps.push_back({Step::Kind::each});
        if (take("[]")) return steps.push_back({Step::Kind::flatten});
        expect("[");
        Step found;
        if (number(found.index)) {
            found.kind = Step::Kind::index;
        } else {
            found.kind = Step::Kind::choice;
            do found.choices.push_back(path());
            while (take(","));
        }
        expect("]");
        steps.push_back(std::move(found));
    }

    std::string identifier() {
        space();
        auto const is_letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
        };
        auto const end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
        std::string name(rest_.begin(), end);
        if (name.empty() || (name[0] >= '0' && name[0] <= '9')) throw NotUnderstood();
        rest_.remove_prefix(name.size());
        return name;
    }

    bool number(int& out) {
        char const* const end = rest_.data() + rest_.size();
        auto const result = std::from_chars(rest_.data(), end, out);
        if (result.ec != std::errc()) return false;
        rest_.remove_prefix(static_cast<std::size_t>(result.ptr - rest_.data()));
        return true;
    }

    bool take(std::string_view text) {
        space();
        if (!rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    void expect(std::string_view text) {
        if (!take(text)) throw NotUnderstood();
    }
    void space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size())); }

    std::string_view rest_;
};

class PathCompiler {
public:
    PathCompiler(Service const& service, std::string const& parameter) : service_(service), parameter_(parameter) {}

    /// Statements that bind what `steps` lead to from `value`, which is of that type.
    std::string follow(std::string const& value, Type const& type, std::span<Step const> steps, int depth) const {
        steps = flattened(type, steps);
        if (steps.empty()) {
            if (!is_bindable(type)) throw NotUnderstood();
            return line(depth, "rules::bind(" + parameter_ + ", " + value + ");");
        }
        Step const& step = steps.front();
        std::span<Step const> const rest = steps.subspan(1);
        switch (step.kind) {
        case Step::Kind::member: {
            Member const& found = member(type, step.name);
            std::string const held = value + "." + found.cpp_name;
            // A list or a map that is absent is empty, and what is bound may be absent.
            bool const direct =
                found.type.kind == Kind::list || found.type.kind == Kind::map || flattened(found.type, rest).empty();
            return direct ? follow(held, found.type, rest, depth) : if_present(held, found.type, rest, depth);
        }
        case Step::Kind::flatten:
        case Step::Kind::each: return each(value, type, Kind::list, rest, depth);
        case Step::Kind::values: return each(value, type, Kind::map, rest, depth);
        case Step::Kind::index: return at(value, type, step.index, rest, depth);
        case Step::Kind::keys:
            if (type.kind != Kind::map || !rest.empty()) throw NotUnderstood();
            return line(depth, "for (auto const& entry : " + value + ") rules::bind(" + parameter_ + ", entry.first);");
        case Step::Kind::choice: break;
        }
        std::string statements;
        for (Path path : step.choices) {
            path.insert(path.end(), rest.begin(), rest.end());
            statements += follow(value, type, path, depth);
        }
        return statements;
    }

private:
    static std::string line(int depth, std::string const& text) {
        return std::string(4 * static_cast<std::size_t>(depth), ' ') + text + "\n";
    }

    /// The steps without those that leave a value of that type as it is.
    static std::span<Step const> flattened(Type const& type, std::span<Step const> steps) {
        while (!steps.empty() && steps.front().kind == Step::Kind::flatten && type.kind != Kind::list)
            steps = steps.subspan(1);
        return steps;
    }

    /// A name that no statement around has.
    static std::string name_at(int depth) { return "value" + std::to_string(depth); }

    static bool is_bindable(Type const& type) {
        if (type.kind == Kind::list) return type.element.at(0).kind == Kind::string && !type.sparse;
        return type.kind == Kind::string || type.kind == Kind::enumeration || type.kind == Kind::boolean;
    }

    Member const& member(Type const& type, std::string_view name) const {
        if (type.kind != Kind::structure) throw NotUnderstood();
        std::vector<Member> const& members = service_.structures.at(type.index).members;
        auto const found =
            std::find_if(members.begin(), members.end(), [&](Member const& one) { return one.name == name; });
        if (found == members.end()) throw NotUnderstood();
        return *found;
    }

    std::string if_present(std::string const& value, Type const& type, std::span<Step const> rest, int depth) const {
        return line(depth, "::inia::if_present(" + value + ", [&](auto const& " + name_at(depth) + ") {")
             + follow(name_at(depth), type, rest, depth + 1) + line(depth, "});");
    }

    /// What follows from an element of a list, or a value of a map, of that type.
    std::string inside(std::string const& value, Type const& container, std::span<Step const> rest, int depth) const {
        Type const& type = container.element.at(0);
        bool const may_be_absent = container.sparse && !rest.empty();
        return may_be_absent ? if_present(value, type, rest, depth) : follow(value, type, rest, depth);
    }

    std::string each(std::string const& value, Type const& type, Kind wanted, std::span<Step const> rest,
                     int depth) const {
        if (type.kind != wanted) throw NotUnderstood();
        std::string const name = name_at(depth);
        return line(depth, "for (auto const& " + name + " : " + value + ") {")
             + inside(type.kind == Kind::map ? name + ".second" : name, type, rest, depth + 1) + line(depth, "}");
    }

    /// An index that is negative counts from the end.
    std::string at(std::string const& value, Type const& type, int index, std::span<Step const> rest, int depth) const {
        if (type.kind != Kind::list) throw NotUnderstood();
        std::string const least = std::to_string(index < 0 ? -index : index + 1);
        std::string const place = index < 0 ? value + ".size() - " + least : std::to_string(index);
        return line(depth, "if (" + value + ".size() >= " + least + ") {")
             + inside(value + "[" + place + "]", type, rest, depth + 1) + line(depth, "}");
    }

    Service const& service_;
    std::string const& parameter_;
};

}  // namespace

std::string compile_context_path(Service const& service, Operation const& operation, std::string_view path,
                                 std::string const& parameter) {
    try {
        Type request;
        request.kind = Kind::structure;
        request.index = operation.request;
        return PathCompiler(service, parameter).follow("request", request, PathParser(path).whole(), 1);
    } catch (NotUnderstood const&) {
        throw CodegenError(service.name + "." + operation.name + ": the endpoint parameter's path " + std::string(path)
                           + " is not understood");
    }
}

}  // namespace inia::codegen
