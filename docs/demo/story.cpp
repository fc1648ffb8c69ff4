#include "story.hpp"

#include <inia/core/error.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include <unistd.h>

namespace demo {
namespace {

// Columns: what is done, what came of it, how long it took.
constexpr int label_width = 34;
constexpr int result_width = 58;

std::atomic<bool> interrupted = false;

void check_interrupted() {
    if (interrupted) throw std::runtime_error("interrupted");
}

bool on_a_terminal() {
    static bool const terminal = isatty(STDOUT_FILENO) == 1;
    return terminal;
}

std::string duration_text(std::chrono::steady_clock::duration duration) {
    auto const ms = std::chrono::duration<double, std::milli>(duration).count();
    char text[32];
    std::snprintf(text, sizeof text, ms < 10'000 ? "%.0f ms" : "%.1f s", ms < 10'000 ? ms : ms / 1000);
    return text;
}

}  // namespace

void end_politely_on_ctrl_c() {
    auto const handler = [](int signal) {
        interrupted = true;
        std::signal(signal, SIG_DFL);
    };
    std::signal(SIGINT, handler);
    std::signal(SIGTERM, handler);
}

void pause(std::chrono::milliseconds duration) {
    check_interrupted();
    std::this_thread::sleep_for(duration);
    check_interrupted();
}

std::string megabytes(std::uint64_t bytes) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
    return text;
}

void patiently(std::initializer_list<std::string_view> codes, std::function<void()> const& work) {
    auto const deadline = std::chrono::steady_clock::now() + std::chrono::minutes{1};
    for (;;) {
        try {
            return work();
        } catch (inia::ServiceError const& error) {
            bool const expected = std::find(codes.begin(), codes.end(), error.code()) != codes.end();
            if (!expected || std::chrono::steady_clock::now() > deadline) throw;
        }
        std::this_thread::sleep_for(std::chrono::seconds{2});
    }
}

void Progress::add(std::uint64_t amount) {
    check_interrupted();
    std::lock_guard const lock{mutex_};
    done_ += amount;
    auto const percent = total_ == 0 ? 100 : static_cast<int>(done_ * 100 / total_);
    if (on_a_terminal()) {
        constexpr int width = 30;
        std::string bar(static_cast<std::size_t>(percent * width / 100), '#');
        bar.resize(width, '.');
        // The cursor is put back, so that the step's last words replace the bar.
        std::printf("\0337[%s] %3d %%\0338", bar.c_str(), percent);
    } else if (percent / 25 > shown_percent_ / 25) {
        std::printf("%d %% ", percent);
    }
    shown_percent_ = percent;
    std::fflush(stdout);
}

Progress::~Progress() {
    if (!on_a_terminal()) std::printf("\n%*s", label_width + 3, "");
}

void Story::chapter(std::string_view title) {
    std::printf("\n%d. %.*s\n", ++chapters_, static_cast<int>(title.size()), title.data());
}

void Story::say(std::string_view words) { std::printf("   %.*s\n", static_cast<int>(words.size()), words.data()); }

void Story::step(std::string_view what, std::function<std::string()> const& work) {
    check_interrupted();
    run(what, work);
}

void Story::run(std::string_view what, std::function<std::string()> const& work) {
    std::printf("   %-*.*s", label_width, static_cast<int>(what.size()), what.data());
    std::fflush(stdout);
    auto const start = std::chrono::steady_clock::now();
    try {
        std::string const result = work();
        auto const time = duration_text(std::chrono::steady_clock::now() - start);
        std::printf("%-*s %9s\n", result_width, result.c_str(), time.c_str());
    } catch (...) {
        std::printf("%-*s\n", result_width, "failed");
        throw;
    }
}

Cleanup::~Cleanup() {
    try {
        story_.run(what_, work_);
    } catch (std::exception const& error) {
        story_.left_something_ = true;
        std::printf("   NOT DELETED: %s\n", error.what());
    }
}

}  // namespace demo
