// restJson1: objects.
#include "object_cases.hpp"

#include <inia/std_rest_json/client.hpp>
#include <inia/std_rest_json/describe.hpp>

namespace bench {
namespace {

/// CopyObject's answer without spaces.
class JsonResult {
public:
    void member(std::string_view name, std::string_view value) { raw(name, '"' + std::string(value) + '"'); }
    void quoted(std::string_view name, std::string_view value) { raw(name, R"("\")" + std::string(value) + R"(\"")"); }
    void time(std::string_view name) { raw(name, "1767225600"); }
    std::string take() && { return text_ + '}'; }

private:
    void raw(std::string_view name, std::string const& value) {
        text_ += (text_.empty() ? "{\"" : ",\"") + std::string(name) + "\":" + value;
    }
    std::string text_;
};

struct RestJson {
    using CopyObject = inia::std_rest_json::op::CopyObject;
    using GetObject = inia::std_rest_json::op::GetObject;
    using PutObject = inia::std_rest_json::op::PutObject;
    using CopyResult = JsonResult;
    static constexpr char const* empty_answer = "{}";
};

}  // namespace

void add_rest_json_cases(Cases& cases) { ObjectCases<RestJson>::add(cases, "restJson1_"); }

}  // namespace bench
