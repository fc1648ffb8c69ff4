// service: sns, operations: CreateTopic GetTopicAttributes ListTopics ListTagsForResource Publish DeleteTopic
#include <inia/sns.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

TEST_CASE("SNS keeps a topic, its attributes and tags, and takes a message", "[sns]") {
    INIA_NEEDS_LOCAL_AWS();
    namespace sns = inia::sns;
    sns::Client client(inia::test::local_session(), inia::test::local_config());
    auto const arn = client
                         .create_topic({.Name = "inia-it",
                                        .Attributes = {{"DisplayName", "a & <b>"}},
                                        .Tags = {{.Key = "team", .Value = "blue & green"}}})
                         .TopicArn.value();

    CHECK(client.get_topic_attributes({.TopicArn = arn}).Attributes.at("DisplayName") == "a & <b>");
    CHECK(std::ranges::any_of(client.list_topics().Topics, [&](auto const& topic) { return topic.TopicArn == arn; }));
    auto const tags = client.list_tags_for_resource({.ResourceArn = arn}).Tags;
    REQUIRE(tags.size() == 1);
    CHECK(tags[0].Value == "blue & green");
    auto const sent = client.publish({
        .Message = "line\n& <more>",
        .TopicArn = arn,
        .MessageAttributes = {{"kind", {.DataType = "Binary", .BinaryValue = "\x01\x02"}}},
    });
    CHECK(sent.MessageId.has_value());

    client.delete_topic({.TopicArn = arn});
    CHECK_THROWS_AS(client.get_topic_attributes({.TopicArn = arn}), sns::NotFoundException);
}
