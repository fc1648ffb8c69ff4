// expect: PutItemRequest::required::Item
#include <inia/core/shapes.hpp>

struct PutItemRequest {
    struct required {
        class TableName;
        class Item;
    };
    inia::Required<std::string, required::TableName> TableName;
    inia::Required<inia::Map<std::string>, required::Item> Item;
};

void put_item(PutItemRequest const&);

void caller() { put_item({.TableName = "t"}); }
