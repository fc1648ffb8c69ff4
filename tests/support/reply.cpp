#include "reply.hpp"

namespace inia::test {

Reply reply(int status, std::string body, Headers headers) {
    Reply made;
    made.status = status;
    made.body = std::move(body);
    made.headers = std::move(headers);
    return made;
}

Reply pattern_reply(std::uint64_t size) {
    Reply made;
    made.pattern_size = size;
    made.header("Content-Type", "application/octet-stream");
    return made;
}

Reply close_before_answer() {
    Reply made;
    made.no_answer = true;
    return made;
}

Reply reset_before_answer() { return close_before_answer().with_reset(); }

Reply html_500() {
    return reply(500, "<!DOCTYPE html>\n<html><head><title>500</title></head><body><h1>It broke.</h1></body></html>\n",
                 {{"Content-Type", "text/html; charset=utf-8"}});
}

Reply raw_reply(std::string bytes) {
    Reply made;
    made.raw = std::move(bytes);
    return made;
}

}  // namespace inia::test
