#pragma once

#include <inia/core/config.hpp>
#include <inia/core/session.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>

namespace demo {

/// Where the demo takes place: whose keys, which endpoint, and the name that everything it creates bears.
struct Setting {
    inia::Session session;
    inia::Config config;
    std::string region;
    std::string name;
};

/// How far a long step is: a bar on a terminal, percentages elsewhere. Thread-safe.
class Progress {
public:
    explicit Progress(std::uint64_t total) : total_(total) {}
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    /// Tells that `amount` more is done; throws when the user has pressed Ctrl-C.
    void add(std::uint64_t amount);

private:
    std::mutex mutex_;
    std::uint64_t const total_;
    std::uint64_t done_ = 0;
    int shown_percent_ = 0;
};

/// Prints chapters and their steps, each with the time it took.
class Story {
public:
    void chapter(std::string_view title);
    /// Runs `work` and prints it as one line: what it does, the words that `work` returns, how long it took.
    void step(std::string_view what, std::function<std::string()> const& work);
    /// Prints a remark of its own line.
    void say(std::string_view words);
    /// Whether something could not be deleted again.
    bool left_something() const { return left_something_; }

private:
    friend class Cleanup;
    void run(std::string_view what, std::function<std::string()> const& work);

    int chapters_ = 0;
    bool left_something_ = false;
};

/// Deletes what the demo created when the scope ends, also when an exception or Ctrl-C ends it.
class Cleanup {
public:
    Cleanup(Story& story, std::string what, std::function<std::string()> work)
        : story_(story),
          what_(std::move(what)),
          work_(std::move(work)) {}
    Cleanup(Cleanup const&) = delete;
    Cleanup& operator=(Cleanup const&) = delete;
    ~Cleanup();

private:
    Story& story_;
    std::string what_;
    std::function<std::string()> work_;
};

/// Repeats `work` for up to a minute while it throws a ServiceError of one of these codes: a new role or table takes
/// AWS some seconds to know everywhere.
void patiently(std::initializer_list<std::string_view> codes, std::function<void()> const& work);

/// Sleeps; throws when the user has pressed Ctrl-C.
void pause(std::chrono::milliseconds duration);

/// From now on Ctrl-C ends the running step with an exception, so that everything is deleted; a second one kills.
void end_politely_on_ctrl_c();

/// `12.3 MB`, in powers of 1000.
std::string megabytes(std::uint64_t bytes);

}  // namespace demo
