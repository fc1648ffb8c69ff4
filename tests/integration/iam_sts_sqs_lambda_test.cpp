// components: iam sts sqs lambda
#include <inia/iam.hpp>
#include <inia/lambda.hpp>
#include <inia/sqs.hpp>
#include <inia/sts.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <string>

using inia::test::local_config;
using inia::test::local_session;

TEST_CASE("IAM keeps a user and its tags, and names a missing one by class", "[iam]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::iam::Client iam(local_session(), local_config());
    (void)iam.try_call<inia::iam::op::DeleteUser>({.UserName = "inia-it"});
    auto const created =
        iam.create_user({.UserName = "inia-it", .Path = "/a b/", .Tags = {{.Key = "k&", .Value = "v+"}}});
    CHECK(created.User.value().UserName == "inia-it");
    auto const found = iam.get_user({.UserName = "inia-it"}).User.value();
    CHECK(found.Path == "/a b/");
    CHECK(found.UserId == created.User.value().UserId);
    CHECK(found.CreateDate == created.User.value().CreateDate);
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
    auto const url =
        sqs.create_queue({.QueueName = "inia-it", .Attributes = {{"VisibilityTimeout", "7"}}}).QueueUrl.value();
    sqs.purge_queue({.QueueUrl = url});
    CHECK(sqs.get_queue_attributes(
                 {.QueueUrl = url, .AttributeNames = {inia::sqs::QueueAttributeName::VisibilityTimeout}})
              .Attributes.at("VisibilityTimeout")
          == "7");
    auto const queues = sqs.list_queues({.QueueNamePrefix = "inia-it"}).QueueUrls;
    REQUIRE(queues.size() == 1);
    CHECK(queues[0] == url);
    CHECK_THROWS_AS(sqs.create_queue({.QueueName = "inia-it", .Attributes = {{"VisibilityTimeout", "8"}}}),
                    inia::sqs::QueueNameExists);
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

TEST_CASE("Lambda keeps a function, runs it and names a missing one by class", "[lambda]") {
    INIA_NEEDS_LOCAL_AWS();
    inia::iam::Client iam(local_session(), local_config());
    inia::lambda::Client lambda(local_session(), local_config());
    CHECK(lambda.list_functions().Functions.empty());
    auto const role =
        iam.create_role({.RoleName = "inia-it", .AssumeRolePolicyDocument = R"({"Version": "2012-10-17"})"})
            .Role.value();
    inia::lambda::CreateFunctionRequest const function{
        .FunctionName = "inia-it",
        .Role = role.Arn.value(),
        .Code = {{.ZipFile = "PK\x05\x06" + std::string(18, '\0')}},  // an archive of no files
        .Runtime = inia::lambda::Runtime::python3_12,
        .Handler = "a.b",
        .Environment = {{.Variables = {{"team", "blue"}}}},
    };
    CHECK(lambda.create_function(function).CodeSize == 22);
    CHECK_THROWS_AS(lambda.create_function(function), inia::lambda::ResourceConflictException);

    auto const found = lambda.get_function({.FunctionName = "inia-it"}).Configuration.value();
    CHECK(found.Role == role.Arn);
    CHECK(found.Runtime == inia::lambda::Runtime::python3_12);
    CHECK(found.Environment.value().Variables.at("team") == "blue");
    auto const functions = lambda.list_functions().Functions;
    REQUIRE(functions.size() == 1);
    CHECK(functions[0].FunctionArn == found.FunctionArn);
    CHECK(lambda.invoke({.FunctionName = "inia-it", .Payload = "{}"}).StatusCode == 200);

    lambda.delete_function({.FunctionName = "inia-it"});
    CHECK_THROWS_AS(lambda.get_function({.FunctionName = "inia-it"}), inia::lambda::ResourceNotFoundException);
    iam.delete_role({.RoleName = "inia-it"});
}
