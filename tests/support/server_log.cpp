#include "server_log.hpp"

#include <cstdio>

namespace inia::test {

namespace {

struct Unread {
    std::mutex mutex;
    std::vector<std::string> problems;
};

Unread& unread() {
    static Unread shared;
    return shared;
}

}  // namespace

std::vector<std::string> unread_problems() {
    const std::lock_guard lock{unread().mutex};
    return unread().problems;
}

void forget_unread_problems() {
    const std::lock_guard lock{unread().mutex};
    unread().problems.clear();
}

ServerLog::~ServerLog() {
    const std::lock_guard lock{unread().mutex};
    for (std::size_t i = problems_read_; i < problems_.size(); ++i) {
        std::fprintf(stderr, "strict server: %s\n", problems_[i].c_str());
        unread().problems.push_back(problems_[i]);
    }
}

void ServerLog::add_replies(std::vector<Reply> replies) {
    const std::lock_guard lock{mutex_};
    for (Reply& reply : replies) {
        script_.push_back(std::move(reply));
    }
}

void ServerLog::set_handler(Handler handler) {
    const std::lock_guard lock{mutex_};
    handler_ = std::move(handler);
}

std::optional<Reply> ServerLog::take_early_reply() {
    const std::lock_guard lock{mutex_};
    if (script_.empty() || !script_.front().before_body) {
        return std::nullopt;
    }
    Reply reply = std::move(script_.front());
    script_.pop_front();
    return reply;
}

std::optional<Reply> ServerLog::take_reply(const Received& received) {
    Handler handler;
    {
        const std::lock_guard lock{mutex_};
        if (!script_.empty()) {
            Reply reply = std::move(script_.front());
            script_.pop_front();
            return reply;
        }
        handler = handler_;
    }
    if (!handler) {
        return std::nullopt;
    }
    return handler(received);  // without the lock: it may take its time and ask the server things
}

std::size_t ServerLog::replies_left() const {
    const std::lock_guard lock{mutex_};
    return script_.size();
}

void ServerLog::add_request(const Received& received) {
    {
        const std::lock_guard lock{mutex_};
        requests_.push_back(received);
    }
    arrived_.notify_all();
}

void ServerLog::add_aborted(const Received& received) {
    const std::lock_guard lock{mutex_};
    aborted_.push_back(received);
}

std::vector<Received> ServerLog::requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
}

std::vector<Received> ServerLog::aborted() const {
    const std::lock_guard lock{mutex_};
    return aborted_;
}

std::size_t ServerLog::request_count() const {
    const std::lock_guard lock{mutex_};
    return requests_.size();
}

bool ServerLog::wait_for_requests(std::size_t count, std::chrono::milliseconds limit) const {
    std::unique_lock lock{mutex_};
    return arrived_.wait_for(lock, limit, [&] { return requests_.size() >= count; });
}

void ServerLog::add_problem(std::string problem) {
    const std::lock_guard lock{mutex_};
    problems_.push_back(std::move(problem));
}

std::vector<std::string> ServerLog::problems() const {
    const std::lock_guard lock{mutex_};
    problems_read_ = problems_.size();
    return problems_;
}

std::size_t ServerLog::count_connection() {
    const std::lock_guard lock{mutex_};
    return ++connections_;
}

void ServerLog::count_failed_handshake() {
    const std::lock_guard lock{mutex_};
    ++failed_handshakes_;
}

void ServerLog::count_closed_on_reuse() {
    const std::lock_guard lock{mutex_};
    ++closed_on_reuse_;
}

std::size_t ServerLog::connections() const {
    const std::lock_guard lock{mutex_};
    return connections_;
}

std::size_t ServerLog::failed_handshakes() const {
    const std::lock_guard lock{mutex_};
    return failed_handshakes_;
}

std::size_t ServerLog::closed_on_reuse() const {
    const std::lock_guard lock{mutex_};
    return closed_on_reuse_;
}

}  // namespace inia::test
