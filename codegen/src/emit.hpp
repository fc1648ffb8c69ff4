#pragma once

#include "model.hpp"

#include <string>
#include <vector>

/// Prints a service as C++. One function for each kind of file; all of them only print what the model decided.
namespace inia::codegen {

/// A generated file.
struct File {
    std::string path{};  ///< Below the output folder.
    std::string text{};
};

struct EmitOptions {
    /// Number of files `shapes_1.cpp` ... over which codecs and operations are spread besides `operations.cpp`. 0
    /// leaves them all there, which is the least work for the compiler, but takes memory: about 2 MB for a structure.
    std::size_t shards = 0;
    /// Header with what people wrote to bend operations of this service (::inia::Quirks). Empty = none.
    std::string quirks{};
};

/// All files of a service.
std::vector<File> emit_service(Service const& service, EmitOptions const& options = {});

/// The first lines of every generated file.
std::string banner(Service const& service);

std::string emit_enums_header(Service const& service);
std::string emit_model_header(Service const& service);
std::string emit_errors_header(Service const& service);
std::string emit_operations_header(Service const& service);
std::string emit_client_header(Service const& service);
std::string emit_describe_header(Service const& service);
std::string emit_umbrella_header(Service const& service);
/// The service's and the operations' static data, the tables of enumerations, the client.
std::string emit_service_source(Service const& service);
/// The table that turns failed answers into the service's errors.
std::string emit_errors_source(Service const& service);
/// `operations.cpp` (part 0) or `shapes_<part>.cpp`: where `run` of some operations is, and with it the codecs are
/// instantiated.
std::string emit_operations_source(Service const& service, EmitOptions const& options, std::size_t part);
/// codecs.hpp: `extern template` for the structures' codecs, when they are spread over several files.
std::string emit_codecs_header(Service const& service);
/// The explicit instantiations that part `part` of `parts` has of them.
std::string emit_codec_instantiations(Service const& service, std::size_t part, std::size_t parts);

}  // namespace inia::codegen
