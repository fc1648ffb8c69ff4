// expect: GetObjectRequest::required::Key
// A deleted default constructor would not be named where overloads are tried, nor in a template.
#include <inia/core/shapes.hpp>

struct GetObjectRequest {
    struct required {
        class Bucket;
        class Key;
    };
    inia::Required<std::string, required::Bucket> Bucket;
    inia::Required<std::string, required::Key> Key;
};

struct Client {
    void get_object(GetObjectRequest const&);
    void get_object(GetObjectRequest const&, int);
};

template<class C> void caller(C& client) { client.get_object({.Bucket = "b"}); }
template void caller(Client&);
