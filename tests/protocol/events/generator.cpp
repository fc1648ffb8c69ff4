// Turns the model of the event vectors into code:
//   inia-event-vectors MODEL OUT
// writes the service below OUT and OUT/operations.cpp, which holds its sources and a table of its operations.
#include "build_model.hpp"
#include "emit.hpp"
#include "load.hpp"
#include "output.hpp"
#include "writer.hpp"

#include <algorithm>
#include <iostream>
#include <string>

namespace codegen = inia::codegen;

namespace {

/// The structure of the events that the operation sends or receives; null when it does not.
codegen::Structure const* events_of(codegen::Service const& service, std::string const& shape) {
    auto const found = std::find_if(service.structures.begin(), service.structures.end(),
                                    [&](codegen::Structure const& s) { return s.is_event_stream && s.shape == shape; });
    return found == service.structures.end() ? nullptr : &*found;
}

/// The shape of the member of an operation's input or output that is a stream.
std::string stream_shape(boost::json::object const& model, boost::json::object const& operation, char const* side) {
    boost::json::value const* const reference = operation.if_contains(side);
    if (!reference) return {};
    boost::json::object const& shapes = model.at("shapes").as_object();
    auto const name_of = [](boost::json::value const& v) { return std::string(v.at("shape").as_string()); };
    for (auto const& [name, member] : shapes.at(name_of(*reference)).at("members").as_object())
        if (shapes.at(name_of(member)).as_object().contains("eventstream")) return name_of(member);
    return {};
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 3) {
        std::cerr << "usage: inia-event-vectors MODEL OUT\n";
        return 2;
    }
    codegen::ModelFiles files;
    files.name = "events";
    files.service = codegen::read_json(argv[1]);
    codegen::Service const service = codegen::build_model(files, {.required_members = false, .event_inputs = true});
    codegen::write_files(argv[2], codegen::emit_service(service));

    std::string text =
        "#include <inia/events.hpp>\n#include <inia/events/describe.hpp>\n#include <protocol/events/cases.hpp>\n\n";
    for (char const* source : {"service", "operations", "errors", "endpoint"})
        text += std::string("#include \"src/events/") + source + ".cpp\"\n";
    text += "\nnamespace inia::vectors {\nstd::map<std::string, EventOperation> const event_operations{\n";
    boost::json::object const& model = files.service.as_object();
    for (codegen::Operation const& operation : service.operations) {
        boost::json::object const& json = model.at("operations").at(operation.name).as_object();
        auto const type = [&](char const* side) {
            codegen::Structure const* const events = events_of(service, stream_shape(model, json, side));
            return events ? events->qualified : std::string("void");
        };
        text += "    {" + codegen::literal(operation.name)
              + ", event_operation<::inia::events::Client, ::inia::events::op::" + operation.tag + ", " + type("input")
              + ", " + type("output") + ">()},\n";
    }
    codegen::write_files(argv[2], {{"operations.cpp", text + "};\n}  // namespace inia::vectors\n"}});
    return 0;
} catch (std::exception const& error) {
    std::cerr << "inia-event-vectors: " << error.what() << '\n';
    return 1;
}
