#include <inia/dynamodb/table_definition.hpp>

#include <inia/core/clock.hpp>
#include <inia/dynamodb.hpp>

#include <algorithm>
#include <chrono>
#include <string>

namespace inia::dynamodb::detail {
namespace {

List<KeySchemaElement> key_schema(KeyAttribute const& hash, KeyAttribute const& range) {
    List<KeySchemaElement> schema = {{.AttributeName = std::string(hash.name), .KeyType = KeyType::HASH}};
    if (!range.name.empty()) schema.push_back({.AttributeName = std::string(range.name), .KeyType = KeyType::RANGE});
    return schema;
}

void define(List<AttributeDefinition>& definitions, KeyAttribute const& attribute) {
    if (attribute.name.empty()) return;
    for (AttributeDefinition const& known : definitions)
        if (known.AttributeName == attribute.name) return;
    definitions.push_back(
        {.AttributeName = std::string(attribute.name), .AttributeType = ScalarAttributeType(attribute.type)});
}

}  // namespace

void create_table(TableCore const& core, TableDefinition const& definition, CreateOptions const& options) {
    CreateTableRequest request{.TableName = core.name()};
    List<AttributeDefinition> attributes = empty_list();
    define(attributes, definition.hash);
    define(attributes, definition.range);
    request.KeySchema = key_schema(definition.hash, definition.range);
    bool const provisioned = options.read_capacity_units > 0 || options.write_capacity_units > 0;
    ProvisionedThroughput const throughput{.ReadCapacityUnits = std::max<std::int64_t>(options.read_capacity_units, 1),
                                           .WriteCapacityUnits =
                                               std::max<std::int64_t>(options.write_capacity_units, 1)};
    request.BillingMode = provisioned ? BillingMode::PROVISIONED : BillingMode::PAY_PER_REQUEST;
    if (provisioned) request.ProvisionedThroughput = throughput;
    if (options.deletion_protection) request.DeletionProtectionEnabled = true;
    for (IndexDefinition const& index : definition.indexes) {
        define(attributes, index.hash);
        define(attributes, index.range);
        Projection const all{.ProjectionType = ProjectionType::ALL};
        if (index.local) {
            request.LocalSecondaryIndexes.push_back({.IndexName = std::string(index.name),
                                                     .KeySchema = key_schema(index.hash, index.range),
                                                     .Projection = all});
        } else {
            request.GlobalSecondaryIndexes.push_back({.IndexName = std::string(index.name),
                                                      .KeySchema = key_schema(index.hash, index.range),
                                                      .Projection = all});
            if (provisioned) request.GlobalSecondaryIndexes.back().ProvisionedThroughput = throughput;
        }
    }
    request.AttributeDefinitions = std::move(attributes);
    core.client().create_table(request);
    if (options.wait.count() <= 0) return;
    core.client().wait<waiter::TableExists>(
        {.TableName = core.name()},
        {.delay = std::chrono::seconds{1}, .max_attempts = static_cast<int>(options.wait.count())});
    if (definition.time_to_live.empty()) return;
    core.client().update_time_to_live({.TableName = core.name(),
                                       .TimeToLiveSpecification = TimeToLiveSpecification{
                                           .Enabled = true, .AttributeName = std::string(definition.time_to_live)}});
}

}  // namespace inia::dynamodb::detail
