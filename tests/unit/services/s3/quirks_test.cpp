#include <inia/s3.hpp>
#include <inia/s3/quirks.hpp>

#include <support/catch.hpp>
#include <support/fakes.hpp>

#include <memory>
#include <string>

namespace s3 = inia::s3;
using Catch::Contains;
using inia::test::answer;

namespace {

/// A client whose requests go to a script.
struct Scripted {
    std::shared_ptr<inia::test::FakeTransport> wire = std::make_shared<inia::test::FakeTransport>();
    std::shared_ptr<inia::test::FakeClock> clock = std::make_shared<inia::test::FakeClock>();
    s3::Client client;

    explicit Scripted(inia::S3Config settings = {})
        : client(inia::Session(inia::SessionOptions{.region_name = "eu-west-1"}),
                 inia::Config{.retries = {.total_max_attempts = 3},
                              .s3 = settings,
                              .credentials_provider = std::make_shared<inia::test::FakeCredentials>(),
                              .transport = wire,
                              .clock = clock}) {}

    std::string_view header(char const* name, std::size_t index = 0) const {
        return wire->request(index).headers.find(name);
    }
};

constexpr char const* copied = "<?xml version=\"1.0\"?>\n  \n<CopyObjectResult><ETag>\"e\"</ETag></CopyObjectResult>";
constexpr char const* slow_down = "<Error><Code>InternalError</Code><Message>We failed.</Message></Error>";

template<class Answer> inia::AnyError refused(Scripted const& s3, Answer const& answer) {
    CHECK(s3.wire->sent().empty());
    CHECK(answer.error().template is<inia::ValidationError>());
    return answer.error();
}

}  // namespace

TEST_CASE("a copy that fails after its 200 was sent is repeated", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200, slow_down));
    s3.wire->script(answer(200, "<?xml version=\"1.0\"?>\n   "));
    s3.wire->script(answer(200, copied));
    auto const response = s3.client.copy_object({.Bucket = "b", .CopySource = "from/key", .Key = "k"});
    CHECK(response.CopyObjectResult->ETag == "\"e\"");
    CHECK(s3.wire->sent().size() == 3);
}

TEST_CASE("a copy that keeps failing with 200 is an error, not a success", "[s3]") {
    Scripted s3;
    for (int i = 0; i < 3; ++i) s3.wire->script(answer(200, slow_down));
    auto const result = s3.client.try_call<s3::op::CopyObject>({.Bucket = "b", .CopySource = "from/key", .Key = "k"});
    auto const* error = result.error().get<s3::ServiceError>();
    REQUIRE(error != nullptr);
    CHECK(error->code() == "InternalError");
    CHECK(error->message() == "We failed.");
    CHECK(error->attempts() == 3);
}

TEST_CASE("copies and completed uploads need a document to be a success", "[s3]") {
    Scripted s3;
    for (int i = 0; i < 9; ++i) s3.wire->script(answer(200));
    CHECK(s3.client.try_call<s3::op::CopyObject>({.Bucket = "b", .CopySource = "f/k", .Key = "k"}).error());
    CHECK(s3.client
              .try_call<s3::op::UploadPartCopy>(
                  {.Bucket = "b", .CopySource = "f/k", .Key = "k", .PartNumber = 1, .UploadId = "u"})
              .error());
    CHECK(s3.client.try_call<s3::op::CompleteMultipartUpload>({.Bucket = "b", .Key = "k", .UploadId = "u"}).error());
}

TEST_CASE("other operations know an error with status 200, too", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200, slow_down));
    s3.wire->script(answer(200, "<ListAllMyBucketsResult/>"));
    CHECK_NOTHROW(s3.client.list_buckets());
    CHECK(s3.wire->sent().size() == 2);
}

TEST_CASE("bytes and texts may look like an error", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200, slow_down));
    CHECK(s3.client.get_object({.Bucket = "b", .Key = "k"}).Body.read_all() == slow_down);
    s3.wire->script(answer(200, "{\"Version\": 1}"));
    CHECK(s3.client.get_bucket_policy({.Bucket = "b"}).Policy == "{\"Version\": 1}");
}

TEST_CASE("the source of a copy is percent-encoded but for its version", "[s3]") {
    struct Case {
        char const* source;
        char const* sent;
    };
    for (auto const& [source, sent] :
         {Case{"bucket/key", "bucket/key"}, Case{"/bucket/a b+c/\xC3\xA9", "/bucket/a%20b%2Bc/%C3%A9"},
          Case{"bucket/key?versionId=a/b", "bucket/key?versionId=a/b"}, Case{"b/what?", "b/what%3F"},
          Case{"b/k?versionId=", "b/k%3FversionId%3D"}, Case{"b/k?versionId=a b", "b/k%3FversionId%3Da%20b"},
          Case{"b/k%20k", "b/k%2520k"}, Case{"b/line\nbreak", "b/line%0Abreak"}}) {
        CAPTURE(source);
        Scripted s3;
        s3.wire->script(answer(200, copied));
        s3.client.copy_object({.Bucket = "b", .CopySource = source, .Key = "k"});
        CHECK(s3.header("x-amz-copy-source") == sent);
    }
}

TEST_CASE("a customer's key is given as its bytes, its MD5 is made", "[s3]") {
    std::string const key("0123456789\n\r\0abcdefghijklmnopqrs", 32);
    Scripted s3;
    s3.wire->script(answer(200));
    s3::PutObjectRequest const request{
        .Bucket = "b", .Key = "k", .Body = "content", .SSECustomerAlgorithm = "AES256", .SSECustomerKey = key};
    s3.client.put_object(request);
    CHECK(s3.header("x-amz-server-side-encryption-customer-key") == "MDEyMzQ1Njc4OQoNAGFiY2RlZmdoaWprbG1ub3BxcnM=");
    CHECK(s3.header("x-amz-server-side-encryption-customer-key-MD5") == "bzvnvuI13sY/P+V0k+63Bw==");
    CHECK(s3.wire->sent()[0].body == "content");
    CHECK(request.SSECustomerKey == key);

    s3.wire->script(answer(200, copied));
    s3.client.copy_object({.Bucket = "b",
                           .CopySource = "f/k",
                           .Key = "k",
                           .CopySourceSSECustomerAlgorithm = "AES256",
                           .CopySourceSSECustomerKey = key});
    CHECK(s3.header("x-amz-copy-source-server-side-encryption-customer-key-MD5", 1) == "bzvnvuI13sY/P+V0k+63Bw==");
}

namespace {

template<class Op> void check_key(typename Op::Request request) {
    CAPTURE(Op::info.name);
    request.SSECustomerKey = "0123456789abcdef0123456789abcdef";
    auto const sent = inia::Quirks<Op>::rewrite(request);
    REQUIRE(sent.has_value());
    CHECK(sent->SSECustomerKey == "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    CHECK(sent->SSECustomerKeyMD5.has_value());
    CHECK(sent->Key == "k");
}

}  // namespace

TEST_CASE("every operation that takes a customer's key encodes it", "[s3]") {
    check_key<s3::op::CompleteMultipartUpload>({.Bucket = "b", .Key = "k", .UploadId = "u"});
    check_key<s3::op::CopyObject>({.Bucket = "b", .CopySource = "f/k", .Key = "k"});
    check_key<s3::op::CreateMultipartUpload>({.Bucket = "b", .Key = "k"});
    check_key<s3::op::GetObject>({.Bucket = "b", .Key = "k"});
    check_key<s3::op::GetObjectAttributes>({.Bucket = "b", .Key = "k", .ObjectAttributes = {"ETag"}});
    check_key<s3::op::HeadObject>({.Bucket = "b", .Key = "k"});
    check_key<s3::op::ListParts>({.Bucket = "b", .Key = "k", .UploadId = "u"});
    check_key<s3::op::PutObject>({.Bucket = "b", .Key = "k"});
    check_key<s3::op::SelectObjectContent>({.Bucket = "b",
                                            .Key = "k",
                                            .Expression = "SELECT 1",
                                            .ExpressionType = "SQL",
                                            .InputSerialization = s3::InputSerialization{},
                                            .OutputSerialization = s3::OutputSerialization{}});
    check_key<s3::op::UploadPart>({.Bucket = "b", .Key = "k", .PartNumber = 1, .UploadId = "u"});
    check_key<s3::op::UploadPartCopy>(
        {.Bucket = "b", .CopySource = "f/k", .Key = "k", .PartNumber = 1, .UploadId = "u"});
}

TEST_CASE("a customer's key that comes with its MD5 is sent as it is", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200));
    s3.client.get_object({.Bucket = "b", .Key = "k", .SSECustomerKey = "a2V5", .SSECustomerKeyMD5 = "bWQ1"});
    CHECK(s3.header("x-amz-server-side-encryption-customer-key") == "a2V5");
    CHECK(s3.header("x-amz-server-side-encryption-customer-key-MD5") == "bWQ1");
}

TEST_CASE("a bucket's name that would change the URL is refused", "[s3]") {
    for (char const* bucket : {"a/b", "a?b", "a b",
                               "b\xC3\xBC"
                               "cket"}) {
        CAPTURE(bucket);
        Scripted s3;
        CHECK_THAT(refused(s3, s3.client.try_call<s3::op::HeadBucket>({.Bucket = bucket})).what(),
                   Contains("HeadBucket: Bucket '") && Contains(bucket));
    }
    Scripted s3;
    s3.wire->script(answer(200));
    CHECK(s3.client.try_call<s3::op::HeadBucket>({.Bucket = "My_old.Bucket-1"}).has_value());
}

TEST_CASE("metadata that is not ASCII is refused", "[s3]") {
    Scripted s3;
    auto const error = refused(
        s3, s3.client.try_call<s3::op::PutObject>({.Bucket = "b", .Key = "k", .Metadata = {{"city", "K\xC3\xB6ln"}}}));
    CHECK_THAT(error.what(), Contains("Metadata 'city'") && !Contains("ln"));
    refused(s3, s3.client.try_call<s3::op::CreateMultipartUpload>(
                    {.Bucket = "b", .Key = "k", .Metadata = {{"caf\xC3\xA9", "x"}}}));
    refused(s3, s3.client.try_call<s3::op::CopyObject>(
                    {.Bucket = "b", .CopySource = "f/k", .Key = "k", .Metadata = {{"a", "\xFF"}}}));
    refused(s3, s3.client.try_call<s3::op::PutObject>({.Bucket = "a/b", .Key = "k"}));
}

TEST_CASE("the root element of a bucket's location is its value", "[s3]") {
    auto const location = [](char const* body) {
        Scripted s3;
        s3.wire->script(answer(200, body));
        return s3.client.get_bucket_location({.Bucket = "b"}).LocationConstraint;
    };
    CHECK(location("<?xml version=\"1.0\"?>\n<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                   "us-west-2</LocationConstraint>")
          == s3::BucketLocationConstraint::us_west_2);
    CHECK(location("<LocationConstraint>mars-1</LocationConstraint>") == "mars-1");
    CHECK_FALSE(location("<LocationConstraint/>").has_value());
}

TEST_CASE("a bucket's location is asked for with the bucket in the path", "[s3]") {
    Scripted s3({.addressing_style = s3::AddressingStyle::virtual_hosted});
    s3.wire->script(answer(200, "<LocationConstraint/>"));
    s3.client.get_bucket_location({.Bucket = "bucket"});
    CHECK(s3.wire->request().host == "s3.eu-west-1.amazonaws.com");
    CHECK(s3.wire->request().path == "/bucket");
    CHECK(s3.wire->request().query == "location");
}

TEST_CASE("an ARN never goes into the path", "[s3]") {
    Scripted s3({.addressing_style = s3::AddressingStyle::path});
    s3.wire->script(answer(200));
    s3.client.head_object({.Bucket = "arn:aws:s3:eu-west-1:123456789012:accesspoint/myap", .Key = "k"});
    CHECK(s3.wire->request().host == "myap-123456789012.s3-accesspoint.eu-west-1.amazonaws.com");
    CHECK(s3.wire->request().path == "/k");
}

TEST_CASE("an Expires header that is no time does not spoil the object", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200, "content", {{"Expires", "tomorrow"}}));
    auto const strange = s3.client.get_object({.Bucket = "b", .Key = "k"});
    CHECK_FALSE(strange.Expires.has_value());
    s3.wire->script(answer(200, "content", {{"Expires", "Tue, 29 Apr 2014 18:30:38 GMT"}}));
    CHECK(s3.client.get_object({.Bucket = "b", .Key = "k"}).Expires == inia::Timestamp::from_epoch_seconds(1398796238));
}

TEST_CASE("line ends in keys survive a document", "[s3]") {
    Scripted s3;
    s3.wire->script(answer(200, "<DeleteResult><Deleted><Key>a&#13;&#10;&#x1;b</Key></Deleted></DeleteResult>"));
    auto const response = s3.client.delete_objects({.Bucket = "b",
                                                    .Delete = {{.Objects = {{.Key = "a\r\n\x01"
                                                                                    "b"}}}}});
    CHECK_THAT(s3.wire->sent()[0].body, Contains("<Key>a&#xD;&#xA;&#x1;b</Key>"));
    CHECK(response.Deleted[0].Key
          == "a\r\n\x01"
             "b");
}
