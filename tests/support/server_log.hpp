/// What a strict server has seen and what it is to answer, shared by its connections.
#pragma once

#include "strict_server.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace inia::test {

/// Thread-safe; for the meaning of the functions see StrictServer.
class ServerLog {
public:
    ServerLog() = default;
    ServerLog(const ServerLog&) = delete;
    ServerLog& operator=(const ServerLog&) = delete;
    /// Hands on the problems that nobody looked at.
    ~ServerLog();

    void add_replies(std::vector<Reply> replies);
    void set_handler(Handler handler);
    /// The next answer of the script if it is one to be given before the body is read.
    std::optional<Reply> take_early_reply();
    /// The answer to `received`: of the script, else of the handler, else none.
    std::optional<Reply> take_reply(const Received& received);
    std::size_t replies_left() const;

    void add_request(const Received& received);
    void add_aborted(const Received& received);
    std::vector<Received> requests() const;
    std::vector<Received> aborted() const;
    std::size_t request_count() const;
    bool wait_for_requests(std::size_t count, std::chrono::milliseconds limit) const;

    void add_problem(std::string problem);
    std::vector<std::string> problems() const;

    /// The number of the new connection, from 1.
    std::size_t count_connection();
    void count_failed_handshake();
    void count_closed_on_reuse();
    std::size_t connections() const;
    std::size_t failed_handshakes() const;
    std::size_t closed_on_reuse() const;

private:
    mutable std::mutex mutex_;
    mutable std::condition_variable arrived_;
    std::deque<Reply> script_;
    Handler handler_;
    std::vector<Received> requests_;
    std::vector<Received> aborted_;
    std::vector<std::string> problems_;
    mutable std::size_t problems_read_ = 0;
    std::size_t connections_ = 0;
    std::size_t failed_handshakes_ = 0;
    std::size_t closed_on_reuse_ = 0;
};

}  // namespace inia::test
