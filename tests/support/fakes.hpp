/// Stand-ins for inia's three seams, so that no test needs a network or a wait. Unlike the rest of this folder they
/// speak inia's types.
#pragma once

#include <inia/core/clock.hpp>
#include <inia/core/credentials.hpp>
#include <inia/core/transport.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace inia::test {

/// An answer from values.
inline HttpResponse answer(int status, std::string body = {},
                           std::initializer_list<std::pair<char const*, char const*>> headers = {}) {
    HttpResponse response;
    response.status = status;
    response.body = std::move(body);
    response.length = static_cast<std::int64_t>(response.body.size());
    for (auto const& [name, value] : headers) response.headers.add(name, value);
    return response;
}

/// Time that moves when it is slept through, or told to, and chance that is always `jitter`. Not thread-safe.
class FakeClock final : public Clock {
public:
    std::chrono::system_clock::time_point wall{std::chrono::seconds{1'440'938'160}};  // 2015-08-30T12:36:00Z
    std::chrono::steady_clock::time_point steady{std::chrono::hours{1}};
    double jitter = 0.5;
    std::vector<std::chrono::nanoseconds> sleeps;

    std::chrono::system_clock::time_point now() override { return wall; }
    std::chrono::steady_clock::time_point steady_now() override { return steady; }
    void sleep(std::chrono::nanoseconds duration) override {
        sleeps.push_back(duration);
        advance(duration);
    }
    double random() override { return jitter; }

    void advance(std::chrono::nanoseconds duration) {
        wall += std::chrono::duration_cast<std::chrono::system_clock::duration>(duration);
        steady += duration;
    }
    std::chrono::nanoseconds slept() const {
        std::chrono::nanoseconds sum{0};
        for (auto const sleep : sleeps) sum += sleep;
        return sum;
    }
};

/// Answers by script and keeps what was sent. Not thread-safe.
class FakeTransport final : public Transport {
public:
    struct Sent {
        HttpRequest request;
        std::string body;
        SendOptions options;
    };

    /// What comes back, in this order. Sending more than that throws.
    void script(Result<HttpResponse> result) { script_.push_back(std::move(result)); }
    /// Called before each answer, with the number of the request from 1: to let time pass, or to look.
    std::function<void(std::size_t)> before_answer;

    std::vector<Sent> const& sent() const { return sent_; }
    HttpRequest const& request(std::size_t index = 0) const { return sent_.at(index).request; }

    Result<HttpResponse> send(HttpRequest const& request, SendOptions const& options) override {
        sent_.push_back({request, read(request.body), options});
        if (before_answer) before_answer(sent_.size());
        if (script_.empty())
            throw std::logic_error("FakeTransport: nothing is scripted for request " + std::to_string(sent_.size()));
        Result<HttpResponse> result = std::move(script_.front());
        script_.pop_front();
        return result;
    }

private:
    static std::string read(Body const& body) {
        AnyError error;
        std::string text;
        std::unique_ptr<BodyReader> const reader = body.open(error);
        char buffer[4096];
        while (reader)
            if (std::size_t const size = reader->read(buffer, error))
                text.append(buffer, size);
            else
                break;
        if (error) error.raise();
        return text;
    }

    std::deque<Result<HttpResponse>> script_;
    std::vector<Sent> sent_;
};

/// Hands out the same keys, and counts how often it was asked. Thread-safe, as providers have to be.
class FakeCredentials final : public CredentialsProvider {
public:
    FakeCredentials() : FakeCredentials(Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")) {}
    explicit FakeCredentials(Credentials keys) : keys_(std::make_shared<Credentials const>(std::move(keys))) {}

    std::atomic<int> asked{0};
    AnyError error;

    Result<std::shared_ptr<Credentials const>> credentials() override {
        ++asked;
        if (error) return error;
        return keys_;
    }

private:
    std::shared_ptr<Credentials const> keys_;
};

}  // namespace inia::test
