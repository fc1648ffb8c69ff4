#pragma once

#include "protocol/json_text.hpp"
#include "support/catch.hpp"
#include "support/conformance.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace inia::test {

/// A file of the conformance folder, or nothing when the folder (or the file) is not there.
inline std::optional<boost::json::value> conformance_file(std::string const& path) {
    auto const folder = conformance_dir();
    if (!folder) return std::nullopt;
    std::ifstream file(*folder / path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    return parse_json(text);
}

/// Counts the cases of one area and prints the line that README asks for when it goes out of scope:
/// `sigv4: cases 96, passed 86, failed 0, skipped 10 (chunked.json: signed chunks come with ... 7; ...)`.
class ConformanceReport {
public:
    explicit ConformanceReport(std::string area) : area_(std::move(area)) {}
    ConformanceReport(ConformanceReport const&) = delete;
    ConformanceReport& operator=(ConformanceReport const&) = delete;
    ~ConformanceReport() {
        if (cases_ == 0) {
            std::cout << area_ << ": skipped, the folder INIA_CONFORMANCE_DIR has no such vectors\n";
            return;
        }
        std::cout << area_ << ": cases " << cases_ << ", passed " << passed_ << ", failed " << failed_ << ", skipped "
                  << cases_ - passed_ - failed_;
        char const* separator = " (";
        for (auto const& [reason, of] : skipped_) {
            std::cout << separator << reason << ": " << of.count;
            separator = "; ";
        }
        std::cout << (skipped_.empty() ? "\n" : ")\n");
        for (auto const& [reason, of] : skipped_) {
            if (of.ids.empty()) continue;
            std::cout << area_ << ": skipped, " << reason << ":\n";
            for (std::string const& id : of.ids) std::cout << "    " << id << '\n';
        }
    }

    /// Runs `judge()`, which returns what is wrong, or an empty text. A failed case fails the Catch test.
    template<class Judge> void run(std::string const& id, Judge judge) {
        ++cases_;
        std::string wrong;
        try {
            wrong = judge();
        } catch (std::exception const& error) {
            wrong = std::string("exception: ") + error.what();
        }
        if (wrong.empty()) {
            ++passed_;
            SUCCEED();
        } else {
            ++failed_;
            FAIL_CHECK(id << ": " << wrong);
        }
    }

    void skip(std::string const& reason, std::size_t cases = 1) {
        cases_ += cases;
        skipped_[reason].count += cases;
    }
    /// Counts one case, which is listed under the reason at the end.
    void skip(std::string const& reason, std::string const& id) {
        skip(reason);
        skipped_[reason].ids.push_back(id);
    }
    /// Counts a case that is wrong in itself, and prints what is wrong with it.
    void skip_wrong_case(std::string const& id, std::string const& why) {
        std::cout << area_ << ": skipped " << id << ": " << why << '\n';
        skip("wrong in themselves, each listed above");
    }
    /// Counts all cases of a file as skipped.
    void skip_file(std::string const& path, std::string const& reason) {
        if (auto const file = conformance_file(path)) skip(reason, file->at("cases").as_array().size());
    }

private:
    struct Skipped {
        std::size_t count = 0;
        std::vector<std::string> ids{};
    };

    std::string area_;
    std::size_t cases_ = 0, passed_ = 0, failed_ = 0;
    std::map<std::string, Skipped> skipped_;
};

/// The difference between two texts as a message; empty when there is none.
inline std::string differs(char const* what, std::string_view got, std::string_view wanted) {
    if (got == wanted) return {};
    return std::string(what) + " is\n" + std::string(got) + "\ninstead of\n" + std::string(wanted);
}

}  // namespace inia::test
