// Runs the protocol vectors of INIA_CONFORMANCE_DIR against the code that was generated from them; see ../protocols.
// protocol_vectors [TEXT]: only cases whose FILE#id holds TEXT.
#include "cases.hpp"

#include "protocol/json_text.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <vector>

namespace inia::vectors {
namespace {

std::vector<Registration>& registrations() {
    static std::vector<Registration> list;
    return list;
}

}  // namespace

void add_cases(Registration const* begin, Registration const* end) {
    registrations().insert(registrations().end(), begin, end);
}

namespace {

json::value read_file(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    return test::parse_json(std::string((std::istreambuf_iterator<char>(in)), {}));
}

/// Cases that cannot pass, each with the reason.
std::map<std::string, std::string> const& skipped_cases() {
    static std::map<std::string, std::string> const cases{
        {"rest-xml/smithy-input.json#HttpPayloadTraitsWithMediaTypeWithBlob",
         "wants Content-Type text/plain, which its model does not say: botocore's form has no mediaType"},
    };
    return cases;
}

struct Tally {
    int cases = 0, passed = 0, failed = 0, skipped = 0;
};

std::string run(RunCase run_case, json::object const& suite, json::object const& the_case) try {
    return run_case(suite, the_case);
} catch (std::exception const& error) {
    return std::string("exception: ") + error.what();
}

}  // namespace

int run_all(std::string const& folder, std::vector<std::string> const& files,
            std::map<std::string, std::string> const& skipped, std::string_view filter) {
    std::map<std::string, RunCase> by_name;
    for (Registration const& r : registrations()) by_name[std::string(r.file) + "#" + r.id] = r.run;
    std::map<std::string, Tally> areas;
    for (std::string const& file : files) {
        json::value const suites = read_file(folder + "/protocols/" + file);
        Tally& tally = areas[file.substr(0, file.find('/'))];
        for (json::value const& suite : suites.as_array())
            for (json::value const& the_case : suite.at("cases").as_array()) {
                std::string const name = file + "#" + to_text(the_case.at("id"));
                if (name.find(filter) == std::string::npos) continue;
                ++tally.cases;
                if (auto const reason = skipped.find(file.substr(0, file.find('/'))); reason != skipped.end()) {
                    ++tally.skipped;
                    continue;
                }
                if (auto const reason = skipped_cases().find(name); reason != skipped_cases().end()) {
                    ++tally.skipped;
                    std::cout << "skipped " << name << ": " << reason->second << '\n';
                    continue;
                }
                auto const found = by_name.find(name);
                std::string const problem = found == by_name.end()
                                              ? "no code was generated for it"
                                              : run(found->second, suite.as_object(), the_case.as_object());
                ++(problem.empty() ? tally.passed : tally.failed);
                if (!problem.empty()) std::cout << "FAILED " << name << ": " << problem << '\n';
            }
    }
    int failed = 0, passed = 0;
    for (auto const& [area, tally] : areas) {
        std::cout << "protocols/" << area << ": cases " << tally.cases << ", passed " << tally.passed << ", failed "
                  << tally.failed << ", skipped " << tally.skipped;
        if (auto const reason = skipped.find(area); reason != skipped.end()) std::cout << " (" << reason->second << ")";
        std::cout << '\n';
        failed += tally.failed;
        passed += tally.passed;
    }
    return failed == 0 && (passed > 0 || !filter.empty()) ? 0 : 1;
}

}  // namespace inia::vectors

/// Written by the generator: the vector files, in order, and the areas of protocols that codegen does not speak.
extern std::vector<std::string> const vector_files;
extern std::map<std::string, std::string> const skipped_areas;

int main(int argc, char** argv) {
    return inia::vectors::run_all(INIA_CONFORMANCE_DIR, vector_files, skipped_areas, argc > 1 ? argv[1] : "");
}
