#include "context_path.hpp"

#include "error.hpp"

#include <algorithm>

namespace inia::codegen {
namespace {

class PathCompiler {
public:
    PathCompiler(Service const& service, Operation const& operation, std::string_view path,
                 std::string const& parameter)
        : service_(service),
          operation_(operation),
          path_(path),
          parameter_(parameter) {}

    std::string compile() {
        Structure const& request = service_.structures.at(operation_.request);
        if (path_.starts_with("keys(") && path_.ends_with(")")) {
            Member const& map = member(request, path_.substr(5, path_.size() - 6));
            if (map.type.kind != Kind::map) fail();
            return line(1, "for (auto const& entry : request." + map.cpp_name + ") rules::bind(" + parameter_
                               + ", entry.first);");
        }
        return from(request, "request", path_, 1);
    }

private:
    [[noreturn]] void fail() const {
        throw CodegenError(service_.name + "." + operation_.name + ": the endpoint parameter's path "
                           + std::string(path_) + " is not understood");
    }

    static std::string line(int depth, std::string const& text) {
        return std::string(4 * static_cast<std::size_t>(depth), ' ') + text + "\n";
    }

    Member const& member(Structure const& structure, std::string_view name) const {
        auto const found = std::find_if(structure.members.begin(), structure.members.end(),
                                        [&](Member const& candidate) { return candidate.name == name; });
        if (found == structure.members.end()) fail();
        return *found;
    }

    Structure const& structure(Type const& type) const {
        if (type.kind != Kind::structure) fail();
        return service_.structures.at(type.index);
    }

    /// Statements for `path` below the structure that `object` names.
    std::string from(Structure const& at, std::string const& object, std::string_view path, int depth) {
        auto const dot = path.find('.');
        std::string_view segment = path.substr(0, path.starts_with('[') ? std::string_view::npos : dot);
        if (segment.starts_with('[')) return alternatives(at, object, segment, depth);
        std::string_view const rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        bool const each = segment.ends_with("[*]");
        if (each) segment.remove_suffix(3);
        Member const& found = member(at, segment);
        std::string const value = object + "." + found.cpp_name;
        if (rest.empty()) return line(depth, "rules::bind(" + parameter_ + ", " + value + ");");
        std::string const name = "value" + std::to_string(depth);
        if (each)
            return line(depth, "for (auto const& " + name + " : " + value + ") {")
                 + from(structure(found.type.element.at(0)), name, rest, depth + 1) + line(depth, "}");
        return line(depth, "::inia::if_present(" + value + ", [&](auto const& " + name + ") {")
             + from(structure(found.type), name, rest, depth + 1) + line(depth, "});");
    }

    /// `[a.b, c.d][]`: each path in turn.
    std::string alternatives(Structure const& at, std::string const& object, std::string_view segment, int depth) {
        auto const end = segment.find(']');
        if (end == std::string_view::npos || segment.substr(end + 1) != "[]") fail();
        std::string_view list = segment.substr(1, end - 1);
        std::string statements;
        while (!list.empty()) {
            auto const comma = list.find(',');
            std::string_view path = list.substr(0, comma);
            path.remove_prefix(std::min(path.find_first_not_of(' '), path.size()));
            statements += from(at, object, path, depth);
            list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
        }
        return statements;
    }

    Service const& service_;
    Operation const& operation_;
    std::string_view path_;
    std::string const& parameter_;
};

}  // namespace

std::string compile_context_path(Service const& service, Operation const& operation, std::string_view path,
                                 std::string const& parameter) {
    return PathCompiler(service, operation, path, parameter).compile();
}

}  // namespace inia::codegen
