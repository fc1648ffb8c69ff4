// Turns the endpoint vectors of a folder into code: each rule set is compiled by inia's codegen, and each service whose
// cases go through a client is generated, with no other operations than those that the cases call. The cases stay data.
//   inia-endpoint-vectors FOLDER MODELS OUT RULE_FILES CLIENT_FILES
// writes OUT/rules_1.cpp ... and OUT/clients_1.cpp ...; the numbers are fixed so that CMake knows the files.
#include "build_model.hpp"
#include "emit.hpp"
#include "emit_partitions.hpp"
#include "endpoint_rules.hpp"
#include "error.hpp"
#include "json.hpp"
#include "load.hpp"
#include "output.hpp"
#include "writer.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;
namespace json = boost::json;
namespace codegen = inia::codegen;

namespace {

std::string const rules_heading = "#include <protocol/endpoints/resolvers.hpp>\n\n";
std::string const clients_heading = "#include <protocol/endpoints/vectors.hpp>\n\n";

/// The files of a folder, in a fixed order.
std::vector<fs::path> json_files(fs::path const& folder) {
    std::vector<fs::path> files;
    std::error_code none;
    for (auto const& entry : fs::directory_iterator(folder, none))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// Something that is registered under a name when the program starts.
std::string registration(std::string const& table, std::string const& name, std::string const& function) {
    return "static bool const added = (::inia::endpoint_vectors::" + table + "()[" + codegen::literal(name)
         + "] = " + function + ", true);\n";
}

class Generator {
public:
    Generator(fs::path folder, fs::path models, fs::path out, std::size_t rule_files, std::size_t client_files)
        : folder_(std::move(folder)),
          models_(std::move(models)),
          out_(std::move(out)),
          rules_(rule_files, rules_heading),
          clients_(client_files, clients_heading) {}

    /// The rules engine's own tests: each names its rule set and its table of partitions. Sets without a test load.
    void rules_engine() {
        std::set<std::string> tested;
        for (fs::path const& path : json_files(folder_ / "rules-engine" / "tests")) {
            json::object const test = codegen::read_json(path).as_object();
            std::string const set(codegen::find_text(test, "ruleSet"));
            tested.insert(fs::path(set).filename().string());
            add_rules("rules-engine/" + path.filename().string(), codegen::read_json(folder_ / "rules-engine" / set),
                      partitions(std::string(codegen::find_text(test, "partitions"))));
        }
        for (fs::path const& path : json_files(folder_ / "rules-engine" / "rule-sets"))
            if (!tested.contains(path.filename().string()))
                add_rules("rules-engine/rule-sets/" + path.filename().string(), codegen::read_json(path), "");
    }

    void services() {
        for (fs::path const& path : json_files(folder_ / "services")) {
            std::string const name = path.stem().string();
            json::value const rules = codegen::load_endpoint_rules(models_, name);
            if (!rules.is_null()) add_rules("services/" + name + ".json", rules, "");
            std::set<std::string> operations;
            json::value const file = codegen::read_json(path);
            for (json::value const& value : file.at("testCases").as_array())
                if (auto const* inputs = codegen::find_array(value.as_object(), "operationInputs"))
                    for (json::value const& input : *inputs)
                        operations.emplace(codegen::find_text(input.as_object(), "operationName"));
            // A service that is younger than the pinned models has neither.
            if (!operations.empty() && !rules.is_null()) add_client(name, operations);
        }
    }

    void write() const {
        std::vector<codegen::File> files;
        for (std::size_t i = 0; i < rules_.size(); ++i)
            files.push_back({"rules_" + std::to_string(i + 1) + ".cpp", rules_[i]});
        for (std::size_t i = 0; i < clients_.size(); ++i)
            files.push_back({"clients_" + std::to_string(i + 1) + ".cpp", clients_[i]});
        codegen::write_files(out_, files);
    }

private:
    /// What makes `rules::partition` of a rule set's namespace use a table of the folder.
    std::string partitions(std::string const& file) {
        auto const [at, added] = tables_.emplace(file, "table_" + std::to_string(tables_.size()));
        if (added) {
            std::string const text =
                "#pragma once\n\n#include <inia/core/endpoint_rules.hpp>\n\nnamespace inia::" + at->second + " {\n"
                + codegen::emit_partition_table(codegen::read_json(folder_ / "rules-engine" / file), "partitions")
                + "}\n";
            codegen::write_files(out_, {{"include/" + at->second + ".hpp", text}});
        }
        return at->second;
    }

    void add_rules(std::string const& name, json::value const& rule_set, std::string const& table) {
        codegen::CompiledRules compiled;
        try {
            compiled = codegen::compile_endpoint_rules(rule_set);
        } catch (std::exception const& error) {
            throw codegen::CodegenError(name + ": " + error.what());
        }
        std::string& text = rules_[count_++ % rules_.size()];
        if (!table.empty()) text += "#include <" + table + ".hpp>\n";
        text += "namespace inia::rule_set_" + std::to_string(count_)
              + " {\nnamespace rules {\nusing namespace ::inia::rules;\n";
        if (!table.empty())
            text += "inline Partition const* partition(Text region) { return partition_of(::inia::" + table
                  + "::partitions, region); }\n";
        text += "}\n\nstatic ServiceInfo const service_info{.name = \"vectors\"};\n" + compiled.params_struct
              + "static Result<Endpoint> resolve(Params const& params) {\n" + compiled.resolve_body
              + "}\nstatic Result<Endpoint> run(boost::json::object const& given) {\n    Params params;\n";
        for (codegen::RuleParameter const& parameter : compiled.parameters)
            text += "    endpoint_vectors::set(params." + parameter.cpp_name + ", given, "
                  + codegen::literal(parameter.name) + ");\n";
        text +=
            "    (void)given;\n    return resolve(params);\n}\n" + registration("resolvers", name, "&run") + "}\n\n";
    }

    void add_client(std::string const& name, std::set<std::string> const& wanted) {
        codegen::ModelFiles files = codegen::load_service(models_, name);
        json::object& operations = files.service.as_object().at("operations").as_object();
        for (auto at = operations.begin(); at != operations.end();)
            at = wanted.contains(std::string(at->key())) ? std::next(at) : operations.erase(at);
        files.waiters = nullptr;  // they may call the other operations
        codegen::Service const service = codegen::build_model(files, {.required_members = false});
        std::vector<codegen::File> const output = codegen::emit_service(service);
        codegen::write_files(out_, output);
        std::size_t const at = client_count_++;
        // Sources that large services fall into are spread over the files.
        std::size_t next = at;
        for (codegen::File const& file : output)
            if (file.path.find("/shapes_") != std::string::npos)
                clients_[++next % clients_.size()] += "#include " + codegen::literal(file.path) + "\n";
        std::string& text = clients_[at % clients_.size()];
        std::string const space = service.cpp_name;
        text += "#include <inia/" + space + ".hpp>\n#include <inia/" + space + "/describe.hpp>\n";
        for (char const* source : {"service", "operations", "errors", "endpoint"})
            text += "#include \"src/" + name + "/" + source + ".cpp\"\n";
        text += "namespace inia::" + space + " {\n";
        for (codegen::Operation const& operation : service.operations)
            text += "namespace vectors_" + operation.tag + " {\n"
                  + registration("operations", "services/" + name + ".json#" + operation.name,
                                 "&endpoint_vectors::run_operation<Client, op::" + operation.tag + ">")
                  + "}\n";
        text += "}\n\n";
    }

    fs::path folder_, models_, out_;
    std::vector<std::string> rules_, clients_;
    std::size_t count_ = 0, client_count_ = 0;
    std::map<std::string, std::string> tables_{};
};

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 6) {
        std::cerr << "usage: inia-endpoint-vectors FOLDER MODELS OUT RULE_FILES CLIENT_FILES\n";
        return 2;
    }
    Generator generator(argv[1], argv[2], argv[3], std::stoul(argv[4]), std::stoul(argv[5]));
    generator.rules_engine();
    generator.services();
    generator.write();
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-endpoint-vectors: " << error.what() << '\n';
    return 1;
}
