// Turns the vectors about real services into code: of each service that a case names, the operations that its cases
// need are generated from the real model, with what services/ adds to that service by hand.
//   inia-service-vectors FOLDER MODELS SERVICES OUT CHUNKS
// writes OUT/include, OUT/src and OUT/chunk_1.cpp .. chunk_<CHUNKS>.cpp.
#include "build_model.hpp"
#include "emit.hpp"
#include "error.hpp"
#include "json.hpp"
#include "load.hpp"
#include "output.hpp"
#include "writer.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;
namespace json = boost::json;
namespace codegen = inia::codegen;

namespace {

using Names = std::set<std::string, std::less<>>;

struct Folders {
    fs::path vectors, models, services, out;
};

/// What services/ adds to one service's operations. Hand-written types are left aside: the cases' values are set and
/// read by descriptors, which those types do not have.
struct Written {
    std::string quirks{};
    std::vector<fs::path> sources{};
};

Written written_for(fs::path const& services, std::string const& name) {
    Written written;
    json::value const list = codegen::read_json(services / "services.json");
    for (json::value const& entry : list.at("services").as_array())
        if (entry.at("name").as_string() == name)
            written.quirks = std::string(codegen::find_text(entry.as_object(), "quirks"));
    if (written.quirks.empty()) return written;
    if (fs::exists(services / name / "src"))
        for (auto const& entry : fs::directory_iterator(services / name / "src"))
            if (entry.path().extension() == ".cpp") written.sources.push_back(entry.path());
    std::sort(written.sources.begin(), written.sources.end());
    return written;
}

/// The operations that a header mentions as `op::Name`: it does not compile without them.
Names mentioned_operations(fs::path const& header) {
    std::ifstream in(header);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    // By tag or by request.
    static std::regex const mention("op::([A-Z][A-Za-z0-9]*)|([A-Z][A-Za-z0-9]*)Request\\b");
    Names names;
    for (std::sregex_iterator found(text.begin(), text.end(), mention), end; found != end; ++found)
        names.insert((*found)[(*found)[1].matched ? 1 : 2]);
    return names;
}

/// The protocol of the recorded answers: the service's first one but CBOR, which is younger than they are.
std::string recorded_protocol(json::object const& model) {
    auto const* metadata = codegen::find_object(model, "metadata");
    auto const* offered = metadata ? codegen::find_array(*metadata, "protocols") : nullptr;
    if (!offered) return {};
    for (json::value const& name : *offered)
        if (name.as_string() != "smithy-rpc-v2-cbor") return name.as_string().c_str();
    return {};
}

class Generator {
public:
    explicit Generator(Folders folders) : folders_(std::move(folders)) {}

    /// Notes the operations that the cases of a file name.
    void read_cases(std::string const& file) {
        if (!fs::exists(folders_.vectors / file)) return;
        json::value const cases = codegen::read_json(folders_.vectors / file);
        for (json::value const& the_case : cases.at("cases").as_array())
            wanted_[the_case.at("service").as_string().c_str()].insert(the_case.at("operation").as_string().c_str());
    }

    /// Spreads the services over `count` sources of about the same size.
    void write(std::size_t count) {
        std::vector<std::size_t> load(count);
        std::vector<std::string> texts(count, "#include <protocol/real_services/run.hpp>\n\n");
        for (auto const& [service, operations] : wanted_) {
            auto const chunk = static_cast<std::size_t>(std::min_element(load.begin(), load.end()) - load.begin());
            load[chunk] += operations.size() + 4;
            try {
                Code const code = generate(service, operations);
                texts[chunk] += code.text;
                for (std::size_t i = 0; i < code.parts.size(); ++i)
                    texts[(chunk + 1 + i) % count] += "#include " + codegen::literal(code.parts[i]) + "\n";
            } catch (codegen::CodegenError const& error) {
                texts[chunk] += "namespace inia::vectors {\nstatic bool const left_out_" + std::to_string(chunk) + '_'
                              + std::to_string(load[chunk]) + " = (leave_out(" + codegen::literal(service) + ", "
                              + codegen::literal(error.what()) + "), true);\n}\n";
            }
        }
        for (std::size_t i = 0; i < count; ++i)
            codegen::write_files(folders_.out, {{"chunk_" + std::to_string(i + 1) + ".cpp", texts[i]}});
    }

private:
    /// A service's code: the source of its cases, and further sources that large services fall into.
    struct Code {
        std::string text{};
        std::vector<std::string> parts{};
    };

    Code generate(std::string const& name, Names operations) {
        codegen::ModelFiles const files = codegen::load_service(folders_.models, name);
        auto const* all = codegen::find_object(files.service.as_object(), "operations");
        Written const written = written_for(folders_.services, name);
        if (!written.quirks.empty())
            operations.merge(mentioned_operations(folders_.services / name / "include" / written.quirks));
        std::erase_if(operations, [&](std::string const& operation) { return !all || !all->contains(operation); });
        codegen::Service const service =
            codegen::build_model(files, {.protocol = recorded_protocol(files.service.as_object()),
                                         .operations = std::move(operations),
                                         .required_members = false});
        std::vector<codegen::File> const output = codegen::emit_service(service, {.quirks = written.quirks});
        codegen::write_files(folders_.out, output);
        Code code{.text = code_of(service, written)};
        for (codegen::File const& file : output)
            if (file.path.find("/shapes_") != std::string::npos) code.parts.push_back(file.path);
        return code;
    }

    static std::string code_of(codegen::Service const& service, Written const& written) {
        std::string const& space = service.cpp_name;
        std::string text = "#include <inia/" + space + ".hpp>\n#include <inia/" + space + "/describe.hpp>\n";
        for (fs::path const& source : written.sources) text += "#include " + codegen::literal(source.string()) + "\n";
        for (char const* source : {"service", "operations", "errors", "endpoint"})
            text += "#include \"src/" + service.name + "/" + source + ".cpp\"\n";
        text += "\nnamespace inia::vectors {\nstatic RealOperation const table_" + space + "[] = {\n";
        for (codegen::Operation const& operation : service.operations) {
            std::string const op = "::inia::" + space + "::op::" + operation.tag;
            text += "    {" + codegen::literal(service.name) + ", " + codegen::literal(operation.name)
                  + ", &run_request<::inia::" + space + "::Client, " + op + ">, &run_response<" + op + ">},\n";
        }
        return text + "};\nstatic bool const added_" + space + " = (add_operations(std::begin(table_" + space
             + "), std::end(table_" + space + ")), true);\n}\n\n";
    }

    Folders folders_;
    std::map<std::string, Names> wanted_;
};

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 6) {
        std::cerr << "usage: inia-service-vectors FOLDER MODELS SERVICES OUT CHUNKS\n";
        return 2;
    }
    Generator generator({argv[1], argv[2], argv[3], argv[4]});
    generator.read_cases("protocols/services.json");
    generator.read_cases("response-parsing/cases.json");
    generator.write(std::stoul(argv[5]));
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-service-vectors: " << error.what() << '\n';
    return 1;
}
