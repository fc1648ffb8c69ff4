// Chapter 2: keys that may do one thing only, for a while only.
#include "chapters.hpp"

#include <inia/iam.hpp>
#include <inia/s3.hpp>
#include <inia/sts.hpp>

#include <stdexcept>

namespace demo {
namespace {

// Everyone of this account may take the role.
std::string trust(std::string const& account) {
    return R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",)"
           R"( "Principal": {"AWS": "arn:aws:iam::)"
         + account + R"(:root"}}]})";
}

// Who has the role may read the objects of one bucket.
std::string may_read(std::string const& bucket) {
    return R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject",)"
           R"( "Resource": "arn:aws:s3:::)"
         + bucket + R"(/*"}]})";
}

std::string delete_role(Setting const& setting) {
    inia::iam::Client iam{setting.session, setting.config};
    try {
        iam.delete_role_policy({.RoleName = setting.name, .PolicyName = "read"});
    } catch (inia::iam::NoSuchEntityException const&) {  // the step that gives the policy was not reached
    }
    iam.delete_role({.RoleName = setting.name});
    return setting.name;
}

}  // namespace

void assume_role(Story& story, Setting const& setting, std::string const& bucket) {
    story.chapter("An assumed role reads the bucket");
    inia::iam::Client iam{setting.session, setting.config};
    inia::sts::Client sts{setting.session, setting.config};
    auto const account = sts.get_caller_identity({}).Account.value();

    std::string role_arn;
    story.step("create a role", [&] {
        role_arn =
            iam.create_role({.RoleName = setting.name, .AssumeRolePolicyDocument = trust(account)}).Role->Arn.value();
        return role_arn;
    });
    Cleanup const cleanup{story, "delete the role", [&] { return delete_role(setting); }};
    story.step("let it read the bucket", [&] {
        iam.put_role_policy({.RoleName = setting.name, .PolicyName = "read", .PolicyDocument = may_read(bucket)});
        return std::string{"s3:GetObject, nothing else"};
    });

    inia::SessionOptions temporary{.region_name = setting.region};
    story.step("assume it", [&] {
        patiently({"AccessDenied"}, [&] {
            auto const answer = sts.assume_role({.RoleArn = role_arn, .RoleSessionName = "demo"});
            auto const& keys = answer.Credentials.value();
            temporary.aws_access_key_id = keys.AccessKeyId;
            temporary.aws_secret_access_key = keys.SecretAccessKey;
            temporary.aws_session_token = keys.SessionToken;
        });
        return "temporary keys, " + temporary.aws_access_key_id.value().substr(0, 4) + "...";
    });

    inia::Session const assumed{temporary};
    story.step("ask who I am now", [&] {
        auto const arn = inia::sts::Client{assumed, setting.config}.get_caller_identity({}).Arn.value();
        return arn.substr(arn.rfind(':') + 1);
    });
    story.step("read a file as the role", [&] {
        inia::s3::Client s3{assumed, setting.config};
        std::string text;
        patiently({"AccessDenied", "InvalidAccessKeyId"},
                  [&] { text = s3.get_object({.Bucket = bucket, .Key = "notes/hello.txt"}).Body.read_all(); });
        if (text != "Hello from S3.\n") throw std::runtime_error("the role read something else: " + text);
        return '"' + text.substr(0, text.find('\n')) + '"';
    });
}

}  // namespace demo
