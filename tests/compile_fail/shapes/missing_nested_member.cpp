// expect: Delete::required::Objects
#include <inia/core/shapes.hpp>

struct ObjectIdentifier {
    inia::Optional<std::string> Key{};
};
struct Delete {
    struct required {
        class Objects;
    };
    inia::Required<inia::List<ObjectIdentifier>, required::Objects> Objects;
    inia::Optional<bool> Quiet{};
};
struct DeleteObjectsRequest {
    struct required {
        class Bucket;
        class Delete;
    };
    inia::Required<std::string, required::Bucket> Bucket;
    inia::Required<::Delete, required::Delete> Delete;
};

void delete_objects(DeleteObjectsRequest const&);

void caller() { delete_objects({.Bucket = "b", .Delete = {{.Quiet = true}}}); }
