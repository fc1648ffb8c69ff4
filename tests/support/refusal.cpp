#include "refusal.hpp"

namespace inia::test {

namespace {

std::string for_xml(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string for_json(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            escaped += '\\';
        }
        escaped += c;
    }
    return escaped;
}

}  // namespace

Reply refusal(const Received& received, const Verdict& verdict) {
    const std::string& problem = verdict.problems.front();
    const std::string message = problem.substr(0, problem.find('\n'));
    const std::string type = lower(received.header("Content-Type").value_or(""));
    if (type.find("json") != std::string::npos) {
        return reply(403, R"({"__type":")" + verdict.code + R"(","message":")" + for_json(message) + "\"}",
                     {{"Content-Type", type}, {"x-amzn-ErrorType", verdict.code}});
    }
    const std::string error =
        "<Error><Code>" + verdict.code + "</Code><Message>" + for_xml(message) + "</Message></Error>";
    const bool is_query = type.find("x-www-form-urlencoded") != std::string::npos;
    return reply(403, is_query ? "<ErrorResponse>" + error + "<RequestId>refused</RequestId></ErrorResponse>" : error,
                 {{"Content-Type", is_query ? "text/xml" : "application/xml"}});
}

}  // namespace inia::test
