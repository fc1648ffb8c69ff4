// expect: inia: a required member is missing
#include <inia/core/shapes.hpp>

struct GetObjectRequest {
    struct required {
        class Bucket;
        class Key;
    };
    inia::Required<std::string, required::Bucket> Bucket;
    inia::Required<std::string, required::Key> Key;
};

void get_object(GetObjectRequest const&);

void caller() { get_object({.Bucket = "b"}); }
