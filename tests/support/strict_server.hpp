/// A server of our own for tests: HTTP/1.1 on the loopback address, inside the test's process. It verifies every SigV4
/// signature from the raw bytes, answers by script, and can break a connection in every way that a client must survive.
///
///     StrictServer server{{.rules = {.service = "dynamodb"}}};
///     server.answer(reply(200, R"({"TableNames":[]})"));
///     ... a call to server.url() ...
///     CHECK(server.complaints() == no_complaints);
///     CHECK(server.requests().at(0).header("X-Amz-Target") == "DynamoDB_20120810.ListTables");
///
/// A problem that no test looks at is printed when the server ends, and makes the test program fail (see main.cpp).
#pragma once

#include "certificate.hpp"
#include "received.hpp"
#include "reply.hpp"
#include "sigv4_verifier.hpp"

#include <chrono>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inia::test {

/// What the server demands of signatures.
enum class Signing {
    required,    ///< Every request must have a right one.
    if_present,  ///< A request may have none; one that it has must be right.
    forbidden,   ///< A request that has one is refused.
    unchecked,   ///< Not looked at.
};

struct ServerOptions {
    Signing signing = Signing::required;
    /// Set `rules.service` to the signing name: it also decides how the path is signed.
    SigningRules rules{};
    /// Set, the server speaks TLS with a certificate made for it; trust `ca_file()`.
    std::optional<CertificateOptions> tls{};
    /// Whether it listens on ::1 in place of 127.0.0.1; not every machine has that (`has_ipv6_loopback`).
    bool ipv6 = false;
    /// The server's clock, for the age of signatures and the Date header; empty: the system's. Called by several
    /// threads.
    std::function<std::time_t()> now{};
    /// Longer bodies are counted and hashed, and not kept.
    std::size_t keep_body_limit = 8UL * 1024 * 1024;
    /// The longest silence of a client, between requests too, and the longest wait until it takes bytes.
    std::chrono::milliseconds io_timeout{20'000};
    /// Whether `Expect: 100-continue` is answered with a 100 before the body is read.
    bool answer_expect = true;
};

/// Decides on an answer. Called by the thread of the connection: several at once, if there are several.
using Handler = std::function<Reply(const Received&)>;

/// Listens from construction to destruction. All functions are thread-safe.
class StrictServer {
public:
    /// Throws std::system_error or std::runtime_error if it cannot start.
    explicit StrictServer(ServerOptions options = {});
    /// Ends all connections at once and waits for the server's threads; prints the problems that nobody looked at.
    ~StrictServer();
    StrictServer(const StrictServer&) = delete;
    StrictServer& operator=(const StrictServer&) = delete;

    /// `http://127.0.0.1:PORT`, with TLS `https://localhost:PORT`, on IPv6 `[::1]` in place of either; no slash at the
    /// end.
    std::string url() const;
    unsigned short port() const;
    /// A PEM file with the authority of the server's certificate, and its text; empty without TLS.
    const std::string& ca_file() const;
    const std::string& ca_pem() const;

    /// Adds answers to the script: each is given once, in their order, to requests in the order of their arrival.
    void answer(Reply reply);
    void answer(std::vector<Reply> replies);
    /// Answers requests for which the script has nothing (left). Without it they get a 500 and are a problem.
    void answer_with(Handler handler);
    /// Other rules for the requests that come.
    void set_rules(SigningRules rules);

    /// The requests so far, in the order in which they had wholly arrived; refused ones too.
    std::vector<Received> requests() const;
    std::size_t request_count() const;
    /// The newest of them; throws std::logic_error if there was none.
    Received last_request() const;
    /// Requests that ended before they were whole, and those answered before their body was read.
    std::vector<Received> aborted() const;
    /// Waits until there were `count` requests: false if there are fewer after `limit`.
    bool wait_for_requests(std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds{10}) const;
    /// The connections so far; of these, the TLS handshakes that failed.
    std::size_t connections() const;
    std::size_t failed_handshakes() const;
    /// How often a kept connection was closed just as it was used again.
    std::size_t closed_on_reuse() const;
    /// How many scripted answers are left.
    std::size_t answers_left() const;

    /// Everything that was wrong, each with the request that it was wrong with.
    std::vector<std::string> problems() const;
    /// The same as one text, which a failing `CHECK(server.complaints() == no_complaints)` shows.
    std::string complaints() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// What `complaints()` gives when all was right.
inline constexpr std::string_view no_complaints{};

/// Problems of servers that have ended without a test looking at them. Thread-safe.
std::vector<std::string> unread_problems();
/// Forgets them, for the tests of this very mechanism.
void forget_unread_problems();

}  // namespace inia::test
