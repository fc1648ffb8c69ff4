// Turns the vectors of waiters into code:
//   inia-waiter-vectors FOLDER OUT
// writes a service below OUT that has a waiter for each case, and OUT/cases.cpp with its sources and the cases' table.
#include "build_model.hpp"
#include "emit.hpp"
#include "error.hpp"
#include "load.hpp"
#include "output.hpp"
#include "writer.hpp"

#include <iostream>
#include <string>

namespace codegen = inia::codegen;
namespace json = boost::json;

namespace {

/// What a case says of its waiter; an acceptor alone decides after one call.
json::object waiter_of(json::object const& the_case) {
    if (auto const* waiter = the_case.if_contains("waiter")) return waiter->as_object();
    return {{"operation", "MyOperation"},
            {"delay", 0},
            {"maxAttempts", 1},
            {"acceptors", json::array{the_case.at("acceptor")}}};
}

json::array responses_of(json::object const& the_case) {
    if (auto const* responses = the_case.if_contains("responses")) return responses->as_array();
    return {the_case.at("response")};
}

/// Makes `example` hold all members that either has; of a list one element with all that any has.
void merge_example(json::value& example, json::value const& other) {
    if (other.is_object()) {
        if (!example.is_object()) example.emplace_object();
        for (auto const& [name, value] : other.get_object()) merge_example(example.get_object()[name], value);
    } else if (other.is_array()) {
        if (!example.is_array()) example.emplace_array().emplace_back(nullptr);
        for (json::value const& element : other.get_array()) merge_example(example.get_array()[0], element);
    } else {
        example = other;
    }
}

/// Adds the shape of what looks like `example`; returns the name.
std::string add_shape(json::object& shapes, std::string name, json::value const& example) {
    json::object shape;
    if (auto const* object = example.if_object()) {
        json::object members;
        for (auto const& [member, value] : *object)
            members[member] = {{"shape", add_shape(shapes, name + std::string(member), value)}};
        shape = {{"type", "structure"}, {"members", std::move(members)}};
    } else if (auto const* array = example.if_array()) {
        shape = {{"type", "list"}, {"member", {{"shape", add_shape(shapes, name + "Element", array->at(0))}}}};
    } else {
        shape = {{"type", example.is_bool() ? "boolean" : example.is_number() ? "long" : "string"}};
    }
    shapes[name] = std::move(shape);
    return name;
}

codegen::ModelFiles model_of(json::value const& example) {
    json::object shapes;
    std::string const output = add_shape(shapes, "Output", example);
    codegen::ModelFiles files;
    files.name = "waiter-vectors";
    files.service = {{"metadata",
                      {{"protocol", "json"},
                       {"jsonVersion", "1.1"},
                       {"targetPrefix", "Waiters"},
                       {"endpointPrefix", "waiters"},
                       {"signatureVersion", "v4"}}},
                     {"operations", {{"MyOperation", {{"name", "MyOperation"}, {"output", {{"shape", output}}}}}}},
                     {"shapes", std::move(shapes)}};
    return files;
}

json::value waiters_file(json::object waiters) { return {{"version", 2}, {"waiters", std::move(waiters)}}; }

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: inia-waiter-vectors FOLDER OUT\n";
        return 2;
    }
    std::vector<std::pair<std::string, json::object>> cases;
    json::value example;
    for (char const* file : {"acceptors.json", "scenarios.json"}) {
        json::value const suite = codegen::read_json(std::string(argv[1]) + "/" + file);
        for (json::value const& the_case : suite.at("cases").as_array()) {
            cases.emplace_back(std::string(file) + "#" + the_case.at("id").as_string().c_str(), the_case.as_object());
            for (json::value const& response : responses_of(the_case.as_object()))
                if (auto const* output = response.as_object().if_contains("output")) merge_example(example, *output);
        }
    }
    codegen::ModelFiles files = model_of(example);
    json::object waiters;
    std::string table;
    for (auto const& [id, the_case] : cases) {
        std::string const name = "Case" + std::to_string(waiters.size() + 1);
        std::string entry = "{.wait = &run_wait<::inia::waiter_vectors::waiter::" + name + ">}";
        try {
            files.waiters = waiters_file({{name, waiter_of(the_case)}});
            codegen::emit_service(codegen::build_model(files, {}));
            waiters[name] = waiter_of(the_case);
        } catch (codegen::CodegenError const& refusal) {
            entry = "{.refusal = " + codegen::literal(refusal.what()) + "}";
        }
        table += "    {" + codegen::literal(id) + ", " + entry + "},\n";
    }
    files.waiters = waiters_file(std::move(waiters));
    codegen::write_files(argv[2], codegen::emit_service(codegen::build_model(files, {})));

    std::string text = "#include <inia/waiter_vectors.hpp>\n#include <protocol/waiters/cases.hpp>\n\n";
    for (char const* source : {"service", "operations", "errors", "endpoint", "waiters"})
        text += std::string("#include \"src/waiter-vectors/") + source + ".cpp\"\n";
    text += "\nnamespace inia::vectors {\nstd::map<std::string, WaiterCase> const waiter_cases{\n" + table
          + "};\n}  // namespace inia::vectors\n";
    codegen::write_files(argv[2], {{"cases.cpp", text}});
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-waiter-vectors: " << error.what() << '\n';
    return 1;
}
