#include "connection.hpp"

#include "refusal.hpp"

#include <exception>

namespace inia::test {

namespace {

bool wants_close(const Received& received) {
    const auto connection = received.header("Connection");
    return connection && lower(*connection).find("close") != std::string::npos;
}

SignedRequest signed_request(const Received& received) {
    SignedRequest request;
    request.method = received.method;
    request.target = received.target;
    request.headers = received.headers;
    request.body_size = received.body_size;
    if (received.complete) {
        request.body_sha256 = received.body_sha256;
    }
    return request;
}

}  // namespace

ConnectionServer::ConnectionServer(ByteStream& stream, ServerLog& log, const ServerOptions& options,
                                   const CurrentRules& rules, std::size_t number)
    : stream_(stream),
      log_(log),
      options_(options),
      rules_(rules),
      number_(number),
      reader_(stream, options.keep_body_limit) {}

void ConnectionServer::run() {
    for (std::size_t request_number = 1; serve_one(request_number); ++request_number) {
    }
}

/// True if the connection goes on.
bool ConnectionServer::serve_one(std::size_t request_number) {
    Received received;
    received.connection = number_;
    received.request_on_connection = request_number;
    RequestHead head;
    std::string problem;
    const ReadOutcome head_outcome = reader_.read_head(head, problem);
    received.method = head.method;
    received.target = head.target;
    received.headers = head.headers;
    if (head_outcome == ReadOutcome::malformed) {
        return refuse_malformed(received, problem);
    }
    if (head_outcome == ReadOutcome::aborted) {
        received.complete = false;
        log_.add_aborted(received);
    }
    if (head_outcome != ReadOutcome::complete) {
        stream_.close_politely();
        return false;
    }
    if (const auto early = log_.take_early_reply()) {
        return answer_early(received, *early);
    }
    const auto expect = received.header("Expect");
    if (expect && options_.answer_expect && lower(*expect) == "100-continue" && !reader_.has_input()
        && !stream_.write("HTTP/1.1 100 Continue\r\n\r\n")) {
        return false;
    }
    ReceivedBody body;
    const ReadOutcome body_outcome = reader_.read_body(head, body, problem);
    received.body = std::move(body.bytes);
    received.body_size = body.size;
    received.body_sha256 = std::move(body.sha256);
    received.body_kept = body.kept;
    received.complete = body_outcome == ReadOutcome::complete;
    if (body_outcome == ReadOutcome::malformed) {
        return refuse_malformed(received, problem);
    }
    if (body_outcome != ReadOutcome::complete) {
        log_.add_aborted(received);
        stream_.close_politely();
        return false;
    }
    const Reply reply = choose_reply(received);
    return send(reply, received);
}

bool ConnectionServer::answer_early(Received& received, const Reply& reply) {
    received.complete = false;
    const Verdict verdict = judge(received);
    received.problems = verdict.problems;
    log_.add_aborted(received);
    for (const std::string& problem : verdict.problems) {
        complain(received, problem);
    }
    return send(verdict.ok() ? reply : refusal(received, verdict).without_reading_body(), received);
}

/// The answer to a request that has arrived, which is recorded here.
Reply ConnectionServer::choose_reply(Received& received) {
    const Verdict verdict = judge(received);
    received.problems = verdict.problems;
    for (const std::string& problem : verdict.problems) {
        complain(received, problem);
    }
    log_.add_request(received);
    if (!verdict.ok()) {
        return refusal(received, verdict);
    }
    try {
        if (auto reply = log_.take_reply(received)) {
            return std::move(*reply);
        }
        complain(received, "the script has no answer for it");
    } catch (const std::exception& error) {
        complain(received, std::string{"the test's handler threw: "} + error.what());
    }
    return reply(500, "the strict server has no answer", {{"Content-Type", "text/plain"}});
}

bool ConnectionServer::send(const Reply& reply, const Received& received) {
    Connection next = write_reply(stream_, reply, received.method, now());
    if (next == Connection::keep && wants_close(received)) {
        next = Connection::close_politely;
    }
    if (next == Connection::keep && reply.afterwards == Afterwards::close_on_next_request) {
        if (reader_.has_input() || stream_.wait_for_input()) {
            log_.count_closed_on_reuse();
        }
        next = Connection::close_abruptly;
    }
    switch (next) {
    case Connection::keep: return true;
    case Connection::close_politely: stream_.close_politely(); break;
    case Connection::close_abruptly: stream_.close_abruptly(); break;
    case Connection::reset: stream_.reset(); break;
    }
    return false;
}

bool ConnectionServer::refuse_malformed(const Received& received, const std::string& problem) {
    complain(received, "not valid HTTP: " + problem);
    write_reply(stream_, reply(400, problem, {{"Content-Type", "text/plain"}}).then(Afterwards::close), received.method,
                now());
    stream_.close_politely();
    return false;
}

void ConnectionServer::complain(const Received& received, const std::string& problem) {
    const std::string path{received.path()};
    log_.add_problem(received.method + " " + path + " (connection " + std::to_string(received.connection) + ", request "
                     + std::to_string(received.request_on_connection) + "): " + problem);
}

Verdict ConnectionServer::judge(const Received& received) const {
    const SignedRequest request = signed_request(received);
    Verdict verdict;
    const bool has_signature = is_signed(request);
    const bool verify =
        options_.signing == Signing::required || (options_.signing == Signing::if_present && has_signature);
    if (verify) {
        return verify_sigv4(request, rules_(), now());
    }
    if (options_.signing == Signing::forbidden && has_signature) {
        verdict.code = "AccessDenied";
        verdict.problems.emplace_back("the request is signed, and must not be");
    }
    return verdict;
}

std::time_t ConnectionServer::now() const { return options_.now ? options_.now() : std::time(nullptr); }

}  // namespace inia::test
