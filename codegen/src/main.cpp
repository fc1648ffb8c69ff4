#include "build_model.hpp"
#include "check_services.hpp"
#include "emit_catalog.hpp"
#include "load.hpp"
#include "options.hpp"
#include "output.hpp"

#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace inia::codegen;

std::string summary(Service const& service) {
    return service.name + " " + service.api_version + ": " + std::to_string(service.operations.size()) + " operations, "
         + std::to_string(service.structures.size()) + " structures, " + std::to_string(service.enumerations.size())
         + " enumerations, " + std::to_string(service.errors.size()) + " errors";
}

void run(Options const& options) {
    if (options.catalog) {
        write_files(options.out, emit_catalog(load_catalog(options.models)));
        if (!options.stamp.empty()) std::ofstream(options.stamp) << "catalog\n";
        return;
    }
    ModelFiles const files = options.model.empty()
                               ? load_service(options.models, options.service)
                               : load_model(options.model, options.endpoint_rules, options.waiters, options.name);
    Service const service = build_model(files, options.model_options);
    std::vector<File> const output = emit_service(service, options.emit_options);
    if (options.list_files) {
        for (File const& file : output) std::printf("%s\n", file.path.c_str());
        return;
    }
    std::size_t const written = write_files(options.out, output);
    std::printf("%s; %zu of %zu files written\n", summary(service).c_str(), written, output.size());
    for (std::string const& operation : service.left_out)
        std::printf("%s: left out %s\n", service.name.c_str(), operation.c_str());
    if (!options.stamp.empty()) std::ofstream(options.stamp) << summary(service) << '\n';
}

int check(Options const& options) {
    std::vector<std::string> const problems = check_services(options.models, read_json(options.services));
    for (std::string const& problem : problems) std::printf("%s: %s\n", options.services.c_str(), problem.c_str());
    return problems.empty() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        Options const options = parse_options(std::vector<std::string>(arguments + 1, arguments + count));
        if (options.help)
            std::fputs(usage, stdout);
        else if (!options.services.empty())
            return check(options);
        else
            run(options);
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "inia-codegen: %s\n", error.what());
        return 1;
    }
}
