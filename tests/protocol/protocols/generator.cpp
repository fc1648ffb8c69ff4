// Turns the protocol vectors of a folder into code: each suite's own small model becomes a service by inia's codegen,
// and each case an entry of a table that the runner (../vectors) calls.
//   inia-protocol-vectors FOLDER OUT CHUNKS
// writes OUT/include, OUT/src and OUT/chunk_1.cpp .. chunk_<CHUNKS>.cpp; the number is fixed so that CMake knows it.
#include "build_model.hpp"
#include "emit.hpp"
#include "error.hpp"
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

std::set<std::string> const supported{"json", "rest-json", "rest-xml", "query", "ec2", "smithy-rpc-v2-cbor"};

/// One generated service with the cases that use its operation.
struct Unit {
    std::string space;  ///< Namespace below inia.
    std::string registrations;
};

/// A service model of what a suite shares and one operation.
codegen::ModelFiles model_of(json::object const& suite, json::object const& given, std::string name) {
    json::object service;
    service["metadata"] = suite.at("metadata");
    service["shapes"] = suite.contains("shapes") ? suite.at("shapes") : json::object();
    service["operations"] = json::object{{given.at("name").as_string(), given}};
    return {.name = std::move(name), .service = std::move(service)};
}

std::string registration(codegen::Service const& service, std::string const& file, json::object const& the_case) {
    if (service.operations.empty()) return {};
    codegen::Operation const& operation = service.operations.front();
    std::string const space = "::inia::" + service.cpp_name;
    std::string const op = space + "::op::" + operation.tag;
    std::string run = the_case.contains("serialized") ? "run_input<" + space + "::Client, " + op : "run_output<" + op;
    if (!the_case.contains("serialized"))
        for (codegen::ErrorShape const& error : service.errors)
            run += ", ErrorClass<" + error.data.qualified + ", " + codegen::literal(error.data.shape) + ">";
    return "    {" + codegen::literal(file) + ", " + codegen::literal(the_case.at("id").as_string()) + ", &" + run
         + ">},\n";
}

class Generator {
public:
    Generator(fs::path folder, fs::path out) : folder_(std::move(folder)), out_(std::move(out)) {}

    void file(fs::path const& path) {
        std::string const name = fs::relative(path, folder_ / "protocols").generic_string();
        files_.push_back(name);
        json::value const suites = codegen::read_json(path);
        for (json::value const& suite : suites.as_array()) this->suite(name, suite.as_object());
    }

    void write_chunks(std::size_t count) {
        for (std::size_t chunk = 0; chunk < count; ++chunk) {
            std::string text = "#include <protocol/vectors/cases.hpp>\n\n";
            std::string table;
            for (std::size_t i = chunk; i < units_.size(); i += count) {
                std::string const& space = units_[i].space;
                text += "#include <inia/" + space + ".hpp>\n#include <inia/" + space + "/describe.hpp>\n";
                for (char const* source : {"service", "operations", "errors", "endpoint"})
                    text += "#include \"src/" + space + "/" + source + ".cpp\"\n";
                table += units_[i].registrations;
            }
            if (!table.empty())
                text += "\nnamespace inia::vectors {\nstatic Registration const table[] = {\n" + table
                      + "};\nstatic bool const added = (add_cases(std::begin(table), std::end(table)), true);\n}\n";
            if (chunk == 0) text += tables();
            codegen::write_files(out_, {{"chunk_" + std::to_string(chunk + 1) + ".cpp", text}});
        }
    }

private:
    void suite(std::string const& file, json::object const& suite) {
        std::string const protocol(suite.at("metadata").at("protocol").as_string());
        if (!supported.contains(protocol)) {
            skipped_[file.substr(0, file.find('/'))] = "codegen does not speak " + protocol + " yet";
            return;
        }
        std::vector<json::object> givens;
        std::vector<std::size_t> units;
        for (json::value const& value : suite.at("cases").as_array()) {
            json::object const& the_case = value.as_object();
            json::object const& given = the_case.at("given").as_object();
            auto const known = std::find(givens.begin(), givens.end(), given);
            auto const index = static_cast<std::size_t>(known - givens.begin());
            if (known == givens.end()) {
                givens.push_back(given);
                services_.push_back(generate(suite, given));
                units.push_back(units_.size());
                units_.push_back({services_.back().cpp_name, {}});
            }
            units_[units[index]].registrations += registration(services_[units[index]], file, the_case);
        }
    }

    codegen::Service generate(json::object const& suite, json::object const& given) {
        codegen::Service service = codegen::build_model(model_of(suite, given, "v" + std::to_string(units_.size())),
                                                        {.required_members = false});
        codegen::write_files(out_, codegen::emit_service(service));
        return service;
    }

    std::string tables() const {
        std::string text =
            "\n#include <map>\n#include <string>\n#include <vector>\n\n"
            "extern std::vector<std::string> const vector_files;\nstd::vector<std::string> const vector_files{\n";
        for (std::string const& file : files_) text += "    " + codegen::literal(file) + ",\n";
        text += "};\nextern std::map<std::string, std::string> const skipped_areas;\n"
                "std::map<std::string, std::string> const skipped_areas{\n";
        for (auto const& [area, reason] : skipped_)
            text += "    {" + codegen::literal(area) + ", " + codegen::literal(reason) + "},\n";
        return text + "};\n";
    }

    fs::path folder_, out_;
    std::vector<std::string> files_;
    std::vector<codegen::Service> services_;  ///< Beside `units_`.
    std::vector<Unit> units_;
    std::map<std::string, std::string> skipped_;
};

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) {
        std::cerr << "usage: inia-protocol-vectors FOLDER OUT CHUNKS\n";
        return 2;
    }
    std::vector<fs::path> paths;
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(argv[1]) / "protocols"))
        if (entry.path().extension() == ".json" && entry.path().parent_path().filename() != "protocols")
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    Generator generator(argv[1], argv[2]);
    for (fs::path const& path : paths) generator.file(path);
    generator.write_chunks(std::stoul(argv[3]));
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-protocol-vectors: " << error.what() << '\n';
    return 1;
}
