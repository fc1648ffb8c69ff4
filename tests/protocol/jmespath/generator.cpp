// Turns vectors of JMESPath into code:
//   inia-jmespath-vectors FOLDER OUT
// writes a service below OUT that has an operation for each suite whose data has types, and OUT/cases.cpp with its
// sources, a function for each case that codegen can compile, and the table of all cases.
#include "build_model.hpp"
#include "emit.hpp"
#include "error.hpp"
#include "load.hpp"
#include "output.hpp"
#include "path_compiler.hpp"
#include "writer.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace codegen = inia::codegen;
namespace json = boost::json;

namespace {

/// Data that no model describes.
class Untyped : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Makes `example` fit all that it is merged with: of a list it holds one element with all members that any has.
void merge_example(json::value& example, json::value const& other) {
    if (other.is_null()) return;
    bool const numbers = example.is_number() && other.is_number();
    if (!example.is_null() && !numbers && example.kind() != other.kind())
        throw Untyped("values of several types stand in one place");
    if (other.is_object()) {
        if (!example.is_object()) example.emplace_object();
        for (auto const& [name, value] : other.get_object()) merge_example(example.get_object()[name], value);
    } else if (other.is_array()) {
        if (!example.is_array()) example.emplace_array().emplace_back(nullptr);
        for (json::value const& element : other.get_array()) {
            if (element.is_null()) throw Untyped("a list holds null");
            merge_example(example.get_array()[0], element);
        }
    } else if (!numbers || other.is_double()) {
        example = other;
    }
}

std::string add_shape(json::object& shapes, std::string const& name, json::value const& example) {
    json::object shape;
    if (auto const* object = example.if_object()) {
        json::object members;
        for (auto const& [member, value] : *object)
            members[member] = {{"shape", add_shape(shapes, name + "m" + std::to_string(members.size()), value)}};
        shape = {{"type", "structure"}, {"members", std::move(members)}};
    } else if (auto const* array = example.if_array()) {
        shape = {{"type", "list"}, {"member", {{"shape", add_shape(shapes, name + "Element", array->at(0))}}}};
    } else {
        shape = {{"type", example.is_bool()     ? "boolean"
                          : example.is_double() ? "double"
                          : example.is_number() ? "long"
                                                : "string"}};
    }
    shapes[name] = std::move(shape);
    return name;
}

struct Suite {
    std::string operation{};  ///< Empty when the data has no types.
    std::string untyped{};    ///< Why it has none.
    std::string file{};
    json::object json{};
};

/// Refusals in groups, for the summary.
std::string reason_of(std::string const& refusal) {
    auto const holds = [&](char const* text) { return refusal.find(text) != std::string::npos; };
    if (holds("has no member")) return "names a member that the structure does not have";
    if (holds("not supported")) return "uses what codegen does not support";
    if (holds("cannot be told apart")) return "tells null from false";
    if (holds("is wrong:")) return "is no expression";
    return "means nothing in these types";
}

struct Cases {
    std::set<std::string, std::less<>> operations{};  ///< Of which a case was compiled.
    std::string functions{};
    std::string table{};
};

Cases compile_cases(codegen::Service const& service, std::vector<Suite> const& suites) {
    Cases cases;
    int count = 0;
    for (Suite const& suite : suites) {
        auto const operation = std::find_if(service.operations.begin(), service.operations.end(),
                                            [&](codegen::Operation const& o) { return o.name == suite.operation; });
        for (json::value const& value : suite.json.at("cases").as_array()) {
            json::object const& the_case = value.as_object();
            std::string const expression(the_case.at("expression").as_string());
            json::value const* const result = the_case.if_contains("result");
            std::string made, skipped = suite.untyped;
            if (!result) skipped = "has an error or nothing to compare with";
            if (skipped.empty() && operation == service.operations.end())
                skipped = "is in a suite of which nothing is supported";
            if (skipped.empty()) {
                std::string const name = "case_" + std::to_string(++count);
                try {
                    cases.functions += codegen::compile_path_match(service, operation->response, name, expression,
                                                                   codegen::PathMatch::whole, *result)
                                     + "\n";
                    cases.operations.insert(suite.operation);
                    made = ", .matches = &" + name + ", .read = &read_response<::inia::path_vectors::op::"
                         + operation->tag + ">, .given = " + codegen::literal(json::serialize(suite.json.at("given")));
                } catch (codegen::CodegenError const& refusal) {
                    skipped = reason_of(refusal.what());
                }
            }
            if (!skipped.empty()) made = ", .skipped = " + codegen::literal(skipped);
            cases.table += "    {.id = " + codegen::literal(suite.file + ": " + expression) + made + "},\n";
        }
    }
    return cases;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: inia-jmespath-vectors FOLDER OUT\n";
        return 2;
    }
    std::vector<std::filesystem::path> paths;
    for (auto const& entry : std::filesystem::directory_iterator(argv[1]))
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());

    json::object operations, shapes{{"Unused", {{"type", "string"}}}};
    std::vector<Suite> suites;
    for (auto const& path : paths) {
        json::value const file = codegen::read_json(path);
        for (json::value const& value : file.as_array()) {
            Suite suite{.file = path.filename(), .json = value.as_object()};
            try {
                json::value example;
                // Scores of structures of one member, whose odd names are the parser's and the golden models' business.
                if (suite.file == "identifiers.json") throw Untyped("is a name alone, which the parser's test has");
                if (!suite.json.at("given").is_object()) throw Untyped("the data is no structure");
                merge_example(example, suite.json.at("given"));
                suite.operation = "Suite" + std::to_string(operations.size() + 1);
                std::string const output = add_shape(shapes, suite.operation + "Output", example);
                operations[suite.operation] = {{"name", suite.operation}, {"output", {{"shape", output}}}};
            } catch (Untyped const& why) {
                suite.untyped = why.what();
            }
            suites.push_back(std::move(suite));
        }
    }
    codegen::ModelFiles files;
    files.name = "path-vectors";
    files.service = {{"metadata",
                      {{"protocol", "json"},
                       {"jsonVersion", "1.1"},
                       {"targetPrefix", "Paths"},
                       {"endpointPrefix", "paths"},
                       {"signatureVersion", "v4"}}},
                     {"operations", std::move(operations)},
                     {"shapes", std::move(shapes)}};
    // The service is cut down to the suites of which anything was compiled.
    Cases const all = compile_cases(codegen::build_model(files, {}), suites);
    codegen::Service const service = codegen::build_model(files, {.operations = all.operations});
    Cases const cases = compile_cases(service, suites);
    codegen::write_files(argv[2], codegen::emit_service(service, {.shards = 0}));

    std::string text = "#include <inia/path_vectors.hpp>\n#include <protocol/jmespath/cases.hpp>\n\n#include "
                       "<inia/core/waiter_info.hpp>\n#include <iterator>\n\n";
    for (char const* source : {"service", "operations", "errors", "endpoint"})
        text += std::string("#include \"src/path-vectors/") + source + ".cpp\"\n";
    text += "\nnamespace inia::vectors {\nnamespace {\n\n" + cases.functions
          + "}  // namespace\n\nstd::vector<PathCase> const path_cases{\n" + cases.table
          + "};\n}  // namespace inia::vectors\n";
    codegen::write_files(argv[2], {{"cases.cpp", text}});
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-jmespath-vectors: " << error.what() << '\n';
    return 1;
}
