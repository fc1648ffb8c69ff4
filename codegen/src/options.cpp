#include "options.hpp"

#include "error.hpp"

#include <charconv>
#include <sstream>

namespace inia::codegen {

char const* const usage =
    "inia-codegen: C++ clients from botocore's service models\n"
    "\n"
    "  inia-codegen --models DIR --service NAME --out DIR [options]\n"
    "  inia-codegen --models DIR --catalog --out DIR\n"
    "  inia-codegen --model FILE --name NAME [--endpoint-rules FILE] [--waiters FILE] --out DIR [options]\n"
    "  inia-codegen --models DIR --check-services FILE"
    "  says what is missing and wrong in a services.json\n"
    "\n"
    "  --models DIR            folder that holds botocore/data\n"
    "  --service NAME          boto3's name of the client, its newest API version is taken\n"
    "  --catalog               core's tables: partitions, regions and the services there are\n"
    "  --model FILE            one service-2 model, .json or .json.gz\n"
    "  --endpoint-rules FILE   its endpoint-rule-set-1\n"
    "  --waiters FILE          its waiters-2\n"
    "  --name NAME             its client name\n"
    "  --out DIR               gets include/ and src/; files that would not change are left alone\n"
    "  --operations A,B,...    only these operations and what they reach\n"
    "  --protocol NAME         one of those in the model's `protocols`, in place of the best of them\n"
    "  --type SHAPE=HEADER     the structure is not generated, HEADER defines it\n"
    "  --quirks HEADER         included where the operations are instantiated\n"
    "  --shards N              spread the structures' codecs over N files besides the first; default: what they need\n"
    "  --split-above N         services with more structures and enumerations have a header for each structure; default 600\n"
    "  --stamp FILE            touched when all is written\n"
    "  --list-files            print what would be written\n";

namespace {

std::size_t parse_count(std::string const& option, std::string const& text) {
    std::size_t count = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size() || count > 1'000'000)
        throw CodegenError(option + " wants a number, not '" + text + "'");
    return count;
}

void add_type(ModelOptions& options, std::string const& text) {
    std::size_t const equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw CodegenError("--type wants SHAPE=HEADER, not '" + text + "'");
    options.written_types[text.substr(0, equals)] = text.substr(equals + 1);
}

void add_operations(ModelOptions& options, std::string const& text) {
    std::istringstream names(text);
    for (std::string name; std::getline(names, name, ',');)
        if (!name.empty()) options.operations.insert(name);
    if (options.operations.empty()) throw CodegenError("--operations wants names, not '" + text + "'");
}

void set_option(Options& options, std::string const& name, std::string const& value) {
    if (name == "--models")
        options.models = value;
    else if (name == "--service")
        options.service = value;
    else if (name == "--check-services")
        options.services = value;
    else if (name == "--model")
        options.model = value;
    else if (name == "--endpoint-rules")
        options.endpoint_rules = value;
    else if (name == "--waiters")
        options.waiters = value;
    else if (name == "--name")
        options.name = value;
    else if (name == "--out")
        options.out = value;
    else if (name == "--stamp")
        options.stamp = value;
    else if (name == "--protocol")
        options.model_options.protocol = value;
    else if (name == "--quirks")
        options.emit_options.quirks = value;
    else if (name == "--shards")
        options.emit_options.shards = parse_count(name, value);
    else if (name == "--split-above")
        options.model_options.split_above = parse_count(name, value);
    else if (name == "--operations")
        add_operations(options.model_options, value);
    else if (name == "--type")
        add_type(options.model_options, value);
    else
        throw CodegenError("unknown option '" + name + "', see --help");
}

}  // namespace

Options parse_options(std::vector<std::string> const& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string const& argument = arguments[i];
        if (argument == "--help") {
            options.help = true;
            return options;
        }
        if (argument == "--list-files") {
            options.list_files = true;
            continue;
        }
        if (argument == "--catalog") {
            options.catalog = true;
            continue;
        }
        if (i + 1 == arguments.size()) throw CodegenError("'" + argument + "' wants a value, see --help");
        set_option(options, argument, arguments[++i]);
    }
    if (!options.services.empty()) {
        if (options.models.empty()) throw CodegenError("--check-services wants --models, see --help");
        return options;
    }
    bool const from_folder = !options.models.empty() && (options.catalog || !options.service.empty());
    bool const from_file = !options.model.empty() && !options.name.empty();
    if (from_folder == from_file) throw CodegenError("give --models and --service, or --model and --name, see --help");
    if (options.out.empty() && !options.list_files) throw CodegenError("--out is missing, see --help");
    return options;
}

}  // namespace inia::codegen
