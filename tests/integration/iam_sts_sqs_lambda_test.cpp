// components: iam sts sqs lambda
#include <inia/iam.hpp>
#include <inia/lambda.hpp>
#include <inia/sqs.hpp>
#include <inia/sts.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

using inia::test::local_config;
using inia::test::local_session;

TEST_CASE("IAM keeps a user and its tags, and names a missing one by class", "[iam]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::iam::Client iam(local_session(), local_config());
    (void)iam.try_call<inia::iam::op::DeleteUser>({.UserName = "inia-it"});
    auto const created =
        iam.create_user({.UserName = "inia-it", .Path = "/a b/", .Tags = {{.Key = "k&", .Value = "v+"}}});
    CHECK(created.User.value().UserName == "inia-it");
    bool seen = false;
    for (auto const& user : iam.list_users({}).Users) seen |= user.UserName == "inia-it" && user.Path == "/a b/";
    CHECK(seen);
    auto const tags = iam.list_user_tags({.UserName = "inia-it"});
    REQUIRE(tags.Tags.size() == 1);
    CHECK(tags.Tags[0].Key == "k&");
    CHECK(tags.Tags[0].Value == "v+");
    CHECK_THROWS_AS(iam.create_user({.UserName = "inia-it"}), inia::iam::EntityAlreadyExistsException);
    iam.delete_user({.UserName = "inia-it"});
    CHECK_THROWS_AS(iam.get_user({.UserName = "inia-it"}), inia::iam::NoSuchEntityException);
}

TEST_CASE("temporary keys of an assumed role sign the next client's calls", "[sts]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::sts::Client sts(local_session(), local_config());
    auto const assumed = sts.assume_role({.RoleArn = "arn:aws:iam::123456789012:role/it", .RoleSessionName = "it"});
    auto const& keys = assumed.Credentials.value();
    CHECK(keys.Expiration.has_value());
    inia::Session other{{
        .aws_access_key_id = keys.AccessKeyId,
        .aws_secret_access_key = keys.SecretAccessKey,
        .aws_session_token = keys.SessionToken,
        .region_name = "us-east-1",
    }};
    auto const identity = inia::sts::Client(other, local_config()).get_caller_identity();
    CHECK(identity.Arn.value().find("assumed-role/it") != std::string::npos);
}

TEST_CASE("a queue carries a batch of messages with attributes", "[sqs]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::sqs::Client sqs(local_session(), local_config());
    auto const url = sqs.create_queue({.QueueName = "inia-it"}).QueueUrl.value();
    sqs.purge_queue({.QueueUrl = url});
    auto const sent = sqs.send_message_batch({
        .QueueUrl = url,
        .Entries = {{.Id = "1", .MessageBody = "one"},
                    {.Id = "2",
                     .MessageBody = "two",
                     .MessageAttributes = {{"b", {.DataType = "Binary", .BinaryValue = "\x01\x02"}}}}},
    });
    CHECK(sent.Successful.size() == 2);
    CHECK(sent.Failed.empty());
    std::size_t got = 0;
    bool binary = false;
    for (int i = 0; i < 5 && got < 2; ++i)
        for (auto const& message :
             sqs.receive_message({.QueueUrl = url, .MessageAttributeNames = {"All"}, .MaxNumberOfMessages = 10})
                 .Messages) {
            ++got;
            if (message.MessageAttributes.contains("b"))
                binary = message.MessageAttributes.at("b").BinaryValue == inia::Blob("\x01\x02");
        }
    CHECK(got == 2);
    CHECK(binary);
    sqs.delete_queue({.QueueUrl = url});
    CHECK_THROWS_AS(sqs.get_queue_url({.QueueName = "inia-it"}), inia::sqs::QueueDoesNotExist);
}

TEST_CASE("Lambda's list is empty and a missing function is named by class", "[lambda]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::lambda::Client lambda(local_session(), local_config());
    CHECK(lambda.list_functions().Functions.empty());
    CHECK_THROWS_AS(lambda.get_function({.FunctionName = "none"}), inia::lambda::ResourceNotFoundException);
}
