// components: s3
#include <inia/s3.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <cstdio>
#include <fstream>
#include <span>
#include <sstream>

namespace s3 = inia::s3;

namespace {

s3::Client client() { return s3::Client(inia::test::local_session(), inia::test::local_config()); }

/// Deletes what an earlier run left, and the bucket at the end of a test.
struct Bucket {
    explicit Bucket(std::string bucket_name) : name(std::move(bucket_name)) {
        remove();
        client().create_bucket({.Bucket = name});
    }
    ~Bucket() { remove(); }
    Bucket(Bucket const&) = delete;
    Bucket& operator=(Bucket const&) = delete;

    void remove() {
        auto const objects = client().try_call<s3::op::ListObjectsV2>({.Bucket = name});
        if (!objects) return;
        for (s3::Object const& object : objects->Contents)
            client().delete_object({.Bucket = name, .Key = object.Key.value()});
        client().delete_bucket({.Bucket = name});
    }

    std::string name;
};

}  // namespace

TEST_CASE("an object comes back byte for byte under keys that need encoding", "[s3]") {
    INIA_NEEDS_LOCAL_AWS();
    Bucket const bucket("inia-it-keys");
    std::string bytes;
    for (int i = 0; i < 70'000; ++i) bytes += static_cast<char>(i * 31);
    for (std::string const key : {"plain", "with space", "a/b/../c", "plus+and%percent", "umlaut-\xC3\xA9", "q?x=1&y",
                                  "tilde~!*'()", "emoji-\xF0\x9F\x90\xAC", "//double//slash", "trailing/"}) {
        INFO(key);
        client().put_object({.Bucket = bucket.name, .Key = key, .Body = bytes, .Metadata = {{"kind", "test"}}});
        auto got = client().get_object({.Bucket = bucket.name, .Key = key});
        CHECK(got.ContentLength == 70'000);
        CHECK(got.Metadata.at("kind") == "test");
        CHECK(got.Body.read_all() == bytes);
    }
    auto const listed = client().list_objects_v2({.Bucket = bucket.name});
    CHECK(listed.Contents.size() == 10);
    CHECK(listed.KeyCount == 10);
}

TEST_CASE("a body can come from a string, bytes, a file, a part of one and a stream", "[s3]") {
    INIA_NEEDS_LOCAL_AWS();
    Bucket const bucket("inia-it-bodies");
    std::string const text = "0123456789";
    std::string const path = "inia-it-body.txt";
    std::ofstream(path, std::ios::binary) << text;
    std::istringstream stream("xx" + text);
    stream.seekg(2);
    auto const round_trip = [&](inia::Body body) {
        client().put_object({.Bucket = bucket.name, .Key = "k", .Body = std::move(body)});
        return client().get_object({.Bucket = bucket.name, .Key = "k"}).Body.read_all();
    };
    CHECK(round_trip(text) == text);
    CHECK(round_trip(std::as_bytes(std::span(text))) == text);
    CHECK(round_trip(inia::Body::file(path)) == text);
    CHECK(round_trip(inia::Body::file(path, 3, 4)) == "3456");
    CHECK(round_trip(inia::Body::stream(stream)) == text);
    CHECK(round_trip("") == "");
    std::remove(path.c_str());
    CHECK_THROWS_WITH(round_trip(inia::Body::file("no/such/file")), Catch::Contains("no/such/file"));
}

TEST_CASE("S3's refusals arrive as their modelled classes", "[s3]") {
    INIA_NEEDS_LOCAL_AWS();
    Bucket const bucket("inia-it-errors");
    CHECK_THROWS_AS(client().get_object({.Bucket = bucket.name, .Key = "missing"}), s3::NoSuchKey);
    CHECK_THROWS_AS(client().list_objects_v2({.Bucket = "inia-it-no-such-bucket"}), s3::NoSuchBucket);
    // HEAD answers have no body; the operation's modelled error of that status stands for them.
    CHECK_THROWS_AS(client().head_object({.Bucket = bucket.name, .Key = "missing"}), s3::ServiceError);
    auto const head = client().try_call<s3::op::HeadBucket>({.Bucket = "inia-it-no-such-bucket"});
    REQUIRE(head.error().is<s3::ServiceError>());
    CHECK(head.error().get<s3::ServiceError>()->http_status() == 404);
}

TEST_CASE("a batch delete carries the checksum that S3 demands", "[s3]") {
    INIA_NEEDS_LOCAL_AWS();
    Bucket const bucket("inia-it-batch");
    for (char const* key : {"a", "b&c", "d<e>"}) client().put_object({.Bucket = bucket.name, .Key = key, .Body = "x"});
    auto const deleted = client().delete_objects({
        .Bucket = bucket.name,
        .Delete = {{.Objects = {{.Key = "a"}, {.Key = "b&c"}, {.Key = "d<e>"}}}},
    });
    CHECK(deleted.Deleted.size() == 3);
    CHECK(client().list_objects_v2({.Bucket = bucket.name}).Contents.empty());
}

TEST_CASE("nested XML structures survive the way there and back", "[s3]") {
    INIA_NEEDS_LOCAL_AWS();
    Bucket const bucket("inia-it-xml");
    client().put_bucket_tagging({
        .Bucket = bucket.name,
        .Tagging = {{.TagSet = {{.Key = "team", .Value = "a<b>&\"c\""}, {.Key = "empty", .Value = ""}}}},
    });
    auto const tags = client().get_bucket_tagging({.Bucket = bucket.name});
    REQUIRE(tags.TagSet.size() == 2);
    CHECK(tags.TagSet[0].Value == "a<b>&\"c\"");
    CHECK(tags.TagSet[1].Value.value_or("").empty());  // moto leaves the empty element out
}
