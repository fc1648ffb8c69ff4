// Chapter 4: messages through a queue.
#include "chapters.hpp"

#include <inia/sqs.hpp>

#include <set>
#include <stdexcept>

namespace sqs = inia::sqs;

namespace demo {

void pass_messages(Story& story, Setting const& setting) {
    story.chapter("An SQS queue carries messages");
    sqs::Client client{setting.session, setting.config};

    std::string url;
    story.step("create the queue", [&] {
        url = client.create_queue({.QueueName = setting.name, .Attributes = {{"VisibilityTimeout", "60"}}})
                  .QueueUrl.value();
        return setting.name;
    });
    Cleanup const cleanup{story, "delete the queue", [&] {
                              client.delete_queue({.QueueUrl = url});
                              return setting.name;
                          }};

    std::set<std::string> on_the_way;
    story.step("send five, one by one", [&] {
        for (int i = 1; i <= 5; ++i) {
            std::string const body = R"({"order": )" + std::to_string(i) + "}";
            client.send_message({
                .QueueUrl = url,
                .MessageBody = body,
                .MessageAttributes = {{"kind", {.DataType = "String", .StringValue = "order"}}},
            });
            on_the_way.insert(body);
        }
        return "five orders";
    });
    story.step("receive and delete them", [&] {
        int received = 0;
        for (int polls = 0; !on_the_way.empty() && polls < 30; ++polls) {
            auto const answer = client.receive_message({
                .QueueUrl = url,
                .MessageAttributeNames = {"All"},
                .MaxNumberOfMessages = 10,
                .WaitTimeSeconds = 2,
            });
            for (sqs::Message const& message : answer.Messages) {
                if (message.MessageAttributes.at("kind").StringValue != "order")
                    throw std::runtime_error("a message lost its attribute");
                received += static_cast<int>(on_the_way.erase(message.Body.value()));
                client.delete_message({.QueueUrl = url, .ReceiptHandle = message.ReceiptHandle.value()});
            }
        }
        if (!on_the_way.empty()) throw std::runtime_error("a message did not arrive");
        return std::to_string(received) + " of 5, with their attributes";
    });
}

}  // namespace demo
