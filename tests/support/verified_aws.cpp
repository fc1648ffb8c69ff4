#include "verified_aws.hpp"

#include "raw_client.hpp"
#include "strict_server.hpp"

#include <memory>
#include <mutex>
#include <stdexcept>

namespace inia::test {

namespace {

/// The text of the first XML element called `name`; empty if there is none.
std::string element(const std::string& body, const std::string& name) {
    const std::size_t begin = body.find("<" + name + ">");
    const std::size_t end = body.find("</" + name + ">");
    if (begin == std::string::npos || end == std::string::npos) {
        return {};
    }
    const std::size_t from = begin + name.size() + 2;
    return body.substr(from, end - from);
}

unsigned short port_in(std::string_view url) {
    const auto port = parse_decimal(url.substr(url.rfind(':') + 1));
    if (!port) {
        throw std::runtime_error("INIA_TEST_ENDPOINT is not of the form http://127.0.0.1:PORT: " + std::string{url});
    }
    return static_cast<unsigned short>(*port);
}

/// Whether a header belongs to one connection, hence is not passed on.
bool is_of_connection(const std::string& name) {
    const std::string key = lower(name);
    return key == "connection" || key == "transfer-encoding" || key == "content-length" || key == "expect";
}

std::string request_text(const Received& received) {
    std::string text = received.method + " " + received.target + " HTTP/1.1\r\n";
    for (const auto& [name, value] : received.headers) {
        if (!is_of_connection(name)) {
            text.append(name).append(": ").append(value).append("\r\n");
        }
    }
    return text + "Content-Length: " + std::to_string(received.body.size()) + "\r\nConnection: close\r\n\r\n"
         + received.body;
}

class VerifiedAws {
public:
    explicit VerifiedAws(unsigned short upstream) : upstream_(upstream), server_(options()) {
        server_.answer_with([this](const Received& received) { return pass_on(received); });
    }

    std::string url() const { return server_.url(); }

private:
    static ServerOptions options() {
        ServerOptions options;
        options.signing = Signing::if_present;
        options.rules.credentials = {{"testing", "testing", ""}};
        return options;
    }

    Reply pass_on(const Received& received) {
        if (!received.body_kept) {
            throw std::runtime_error("the body is longer than what is kept to be passed on");
        }
        RawClient client{upstream_, std::chrono::minutes{1}};
        const bool is_head = received.method == "HEAD";
        client.send(request_text(received));
        const RawResponse response = client.receive(is_head);
        if (!response.complete) {
            throw std::runtime_error("the local AWS gave no whole answer");
        }
        learn_key(response.body);
        Reply reply = inia::test::reply(response.status, response.body);
        for (const auto& [name, value] : response.headers) {
            // The length of what a HEAD has not is the answer's own.
            const bool is_length = lower(name) == "content-length";
            if ((is_head && is_length) || !is_of_connection(name)) {
                reply.header(name, value);
            }
        }
        return reply;
    }

    /// AssumeRole and the like give out keys that sign later requests.
    void learn_key(const std::string& body) {
        const KnownCredentials key{element(body, "AccessKeyId"), element(body, "SecretAccessKey"),
                                   element(body, "SessionToken")};
        if (key.access_key_id.empty() || key.secret_access_key.empty()) {
            return;
        }
        const std::lock_guard lock{mutex_};
        rules_.credentials.push_back(key);
        server_.set_rules(rules_);
    }

    const unsigned short upstream_;
    std::mutex mutex_;
    SigningRules rules_ = options().rules;
    StrictServer server_;  // ends first: its threads use the others
};

std::mutex one_mutex;
std::unique_ptr<VerifiedAws> one;

}  // namespace

std::string verified_aws(std::string_view upstream) {
    const std::lock_guard lock{one_mutex};
    if (!one) {
        one = std::make_unique<VerifiedAws>(port_in(upstream));
    }
    return one->url();
}

void end_verified_aws() {
    const std::lock_guard lock{one_mutex};
    one.reset();
}

}  // namespace inia::test
