#pragma once

#include "model.hpp"
#include "partition.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// Prints a service as C++. One function for each kind of file; all of them only print what the model decided.
namespace inia::codegen {

class Writer;

/// A generated file.
struct File {
    std::string path{};  ///< Below the output folder.
    std::string text{};
};

struct EmitOptions {
    /// Number of files `shapes_1.cpp` ... over which codecs and operations are spread besides `operations.cpp`. As many
    /// as parts_needed says when absent; fewer are refused.
    std::optional<std::size_t> shards{};
    /// Header with what people wrote to bend operations of this service (::inia::Quirks). Empty = none.
    std::string quirks{};
};

/// All files of a service.
std::vector<File> emit_service(Service const& service, EmitOptions const& options = {});

/// The first lines of every generated file.
std::string banner(Service const& service);

std::string emit_enums_header(Service const& service);
/// model.hpp, and the headers of single structures when the service is split.
std::vector<File> emit_model_headers(Service const& service);
std::string emit_errors_header(Service const& service);
std::string emit_operations_header(Service const& service);
std::string emit_client_header(Service const& service);
/// describe.hpp, and when the service is split describe_shapes.hpp, describe_errors.hpp and one for each structure.
std::vector<File> emit_describe_headers(Service const& service);
std::string emit_umbrella_header(Service const& service);
/// The service's and the operations' static data, the tables of enumerations, the client's constructor.
std::string emit_service_source(Service const& service);
/// introspection.hpp and introspection.cpp: the list of the operations, for those who ask.
std::string emit_introspection_header(Service const& service);
std::string emit_introspection_source(Service const& service);
/// waiters.hpp, of a service that has some, and waiters.cpp, which is empty otherwise: CMake has to know which sources
/// there are before any model is read.
std::string emit_waiters_header(Service const& service);
std::string emit_waiters_source(Service const& service);
/// The table that turns failed answers into the service's errors.
std::string emit_errors_source(Service const& service);
/// `operations.cpp` or `shapes_1.cpp` ...: `run` and the client's functions of some operations, and with them the
/// codecs.
std::string emit_operations_source(Service const& service, EmitOptions const& options, Part const& part, bool alone);
/// Which codecs a part of several instantiates, and which it takes from others.
std::string emit_codecs(Service const& service, Part const& part);

/// Prints `#include` for the headers of these structures: model.hpp or describe.hpp, or those of single structures in
/// the folder of that name when the service is split.
void include_structures(Writer& out, Service const& service, char const* kind, std::set<std::size_t> const& structures);

}  // namespace inia::codegen
