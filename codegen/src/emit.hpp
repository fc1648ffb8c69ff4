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
    /// Number of files over which the codecs of structures are spread, `shapes_1.cpp` ...; 0 leaves them all to the
    /// operations' file, which is cheaper up to about 300 structures.
    std::size_t shards = 0;
    /// Header, below services/<name>/src, with what people wrote to bend operations of this service. Empty = none.
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
/// Where the codecs are instantiated, through `run` of each operation.
std::string emit_operations_source(Service const& service, EmitOptions const& options);
std::string emit_errors_source(Service const& service, EmitOptions const& options);
/// `extern template` for the codecs that the shards instantiate.
std::string emit_codec_header(Service const& service);
/// One of `count` shards, counted from 0.
std::string emit_shard_source(Service const& service, std::size_t shard, std::size_t count);

}  // namespace inia::codegen
