#include "build_model.hpp"
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

void report(Service const& service, std::size_t files, std::size_t written) {
    std::printf("%s %s: %zu operations, %zu structures, %zu enumerations, %zu errors; %zu of %zu files written\n",
                service.name.c_str(), service.api_version.c_str(), service.operations.size(), service.structures.size(),
                service.enumerations.size(), service.errors.size(), written, files);
    for (std::string const& operation : service.left_out)
        std::printf("%s: left out %s\n", service.name.c_str(), operation.c_str());
}

void run(Options const& options) {
    ModelFiles const files = options.model.empty() ? load_service(options.models, options.service)
                                                   : load_model(options.model, options.endpoint_rules, options.name);
    Service const service = build_model(files, options.model_options);
    std::vector<File> const output = emit_service(service, options.emit_options);
    if (options.list_files) {
        for (File const& file : output) std::printf("%s\n", file.path.c_str());
        return;
    }
    report(service, output.size(), write_files(options.out, output));
    if (!options.stamp.empty()) std::ofstream(options.stamp) << service.name << '\n';
}

}  // namespace

int main(int count, char** arguments) {
    try {
        Options const options = parse_options(std::vector<std::string>(arguments + 1, arguments + count));
        if (options.help)
            std::fputs(usage, stdout);
        else
            run(options);
        return 0;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "inia-codegen: %s\n", error.what());
        return 1;
    }
}
