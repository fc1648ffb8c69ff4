// restXml: objects.
#include "object_cases.hpp"

#include <inia/std_rest_xml/client.hpp>
#include <inia/std_rest_xml/describe.hpp>

namespace bench {
namespace {

/// CopyObject's answer, indented.
class XmlResult {
public:
    XmlResult() { xml_.open("CopyObjectResult"); }
    void member(std::string_view name, std::string_view value) { xml_.leaf(name, value); }
    void quoted(std::string_view name, std::string_view value) { xml_.leaf(name, '"' + std::string(value) + '"'); }
    void time(std::string_view name) { xml_.leaf(name, "2026-01-01T00:00:00.000Z"); }
    std::string take() && {
        xml_.close("CopyObjectResult");
        return std::move(xml_).take();
    }

private:
    XmlText xml_;
};

struct RestXml {
    using CopyObject = inia::std_rest_xml::op::CopyObject;
    using GetObject = inia::std_rest_xml::op::GetObject;
    using PutObject = inia::std_rest_xml::op::PutObject;
    using CopyResult = XmlResult;
    static constexpr char const* empty_answer = "";
};

}  // namespace

void add_rest_xml_cases(Cases& cases) { ObjectCases<RestXml>::add(cases, "restXml_"); }

}  // namespace bench
