// inia at work: S3, STS, DynamoDB and SQS in one story. `./dev demo` runs it against a local AWS.
// Read main first, then the chapters: files.cpp, role.cpp, table.cpp, queue.cpp.
#include "chapters.hpp"

#include <inia/sts.hpp>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string_view>

namespace {

char const usage[] = "usage: inia_demo --endpoint URL   real work against a local AWS or another endpoint\n"
                     "       inia_demo --aws            the same against AWS, with your credentials and region\n"
                     "Everything it creates is named inia-demo-..., and deleted again.\n";

std::string unique_name() {
    static char const digits[] = "0123456789abcdef";
    std::random_device random;
    std::string name = "inia-demo-";
    for (int i = 0; i < 12; ++i) name += digits[random() % 16];
    return name;
}

bool in_environment(char const* name) {
    char const* value = std::getenv(name);
    return value && *value;
}

// Local servers take any keys and any region: they need none of yours.
inia::Session local_session() {
    inia::SessionOptions options;
    if (!in_environment("AWS_ACCESS_KEY_ID") && !in_environment("AWS_PROFILE")) {
        options.aws_access_key_id = "testing";
        options.aws_secret_access_key = "testing";
    }
    if (!in_environment("AWS_REGION") && !in_environment("AWS_DEFAULT_REGION")) options.region_name = "us-east-1";
    return inia::Session{options};
}

demo::Setting local_setting(std::string const& endpoint) {
    inia::Session const session = local_session();
    // A local server has no host name for each bucket, so the bucket goes into the path.
    inia::Config const config{.endpoint_url = endpoint, .s3 = {.addressing_style = inia::s3::AddressingStyle::path}};
    return {session, config, session.region_name(), unique_name()};
}

demo::Setting aws_setting() {
    inia::Session const session;  // keys and region from the environment and the shared files
    return {session, {}, session.region_name(), unique_name()};
}

int tell(demo::Setting const& setting, std::string_view where) {
    std::printf("inia demo against %.*s\n", static_cast<int>(where.size()), where.data());
    inia::sts::Client sts{setting.session, setting.config};
    auto const me = sts.get_caller_identity({});
    std::printf("account %s, region %s; everything created is named %s\n", me.Account.value_or("unknown").c_str(),
                setting.region.c_str(), setting.name.c_str());

    demo::Story story;
    {
        demo::Bucket const bucket{story, setting};
        demo::store_files(story, setting, bucket.name());
        demo::assume_role(story, setting, bucket.name());
        demo::keep_a_table(story, setting);
        demo::pass_messages(story, setting);
        story.chapter("Nothing stays behind");
    }
    return story.left_something() ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) try {
    std::string_view const option = argc > 1 ? argv[1] : "";
    bool const aws = argc == 2 && option == "--aws";
    if (!aws && !(argc == 3 && option == "--endpoint")) {
        std::fputs(usage, stderr);
        return 2;
    }
    demo::end_politely_on_ctrl_c();
    int const code = aws ? tell(aws_setting(), "AWS") : tell(local_setting(argv[2]), argv[2]);
    std::puts(code == 0 ? "\nDone: all of it worked." : "\nSomething was left behind; see above.");
    return code;
} catch (inia::Error const& error) {  // whatever fails inside inia, with a text that says what to do
    std::printf("\nThe demo failed: %s\n", error.what());
    return 1;
} catch (std::exception const& error) {
    std::printf("\nThe demo ended: %s\n", error.what());
    return 1;
}
