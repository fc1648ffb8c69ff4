#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace inia::codegen {

/// The JSON of one service, as read from its model files.
struct ModelFiles {
    std::string name{};                   ///< boto3's client name, `s3`.
    boost::json::value service{};         ///< service-2, with its sdk-extras merged in.
    boost::json::value endpoint_rules{};  ///< endpoint-rule-set-1; null when there is none.
    boost::json::value waiters{};         ///< waiters-2; null when there is none.
};

/// The newest API version of a service of a models folder (one that holds `botocore/data`).
/// Throws CodegenError when there is none.
ModelFiles load_service(std::filesystem::path const& models, std::string const& name);

/// The services that a folder of models holds, in alphabetical order.
std::vector<std::string> list_services(std::filesystem::path const& models);

/// The endpoint rules of a service's newest model; null when there are none.
boost::json::value load_endpoint_rules(std::filesystem::path const& models, std::string const& name);

/// What is known of all services: botocore's partitions.json and endpoints.json, and the metadata of each service's
/// newest model, by client name.
struct CatalogFiles {
    boost::json::value partitions{};
    boost::json::value endpoints{};
    std::map<std::string, boost::json::object> metadata{};
};

/// Reads the beginnings of all models. Throws CodegenError.
CatalogFiles load_catalog(std::filesystem::path const& models);

/// One explicit model. `endpoint_rules` and `waiters` may be empty.
ModelFiles load_model(std::filesystem::path const& model, std::filesystem::path const& endpoint_rules,
                      std::filesystem::path const& waiters, std::string name);

/// A JSON file, plain or (`.gz`) compressed. Throws CodegenError with the file's name.
boost::json::value read_json(std::filesystem::path const& file);

/// Merges `extras` into `base`: objects member by member, everything else is replaced.
void merge(boost::json::value& base, boost::json::value const& extras);

}  // namespace inia::codegen
