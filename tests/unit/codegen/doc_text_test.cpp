#include "doc_text.hpp"

#include "support/catch.hpp"

using namespace inia::codegen;

namespace {

std::string text(std::string_view html, std::size_t width = 60, std::size_t max_lines = 100) {
    std::string result;
    for (std::string const& line : wrap(doc_from_html(html), width, max_lines)) result += line + "\n";
    return result;
}

}  // namespace

TEST_CASE("paragraphs are set apart and white space collapses", "[codegen][doc]") {
    CHECK(text("<p>One\n  two.</p> <p>Three.</p>") == "One two.\n\nThree.\n");
    CHECK(text("Plain text") == "Plain text\n");
    CHECK(text("") == "");
    CHECK(text("<p/>") == "");
}

TEST_CASE("lists become bullets and numbers, indented by depth", "[codegen][doc]") {
    CHECK(
        text(
            "<p>All:</p> <ul> <li> <p>First</p> <p>more</p> </li> <li>Second <ol><li>Inner</li><li>Next</li></ol></li> </ul> <p>End</p>")
        == "All:\n\n- First\n\n  more\n- Second\n  1. Inner\n  2. Next\n\nEnd\n");
}

TEST_CASE("code stands in backquotes without spaces at its ends", "[codegen][doc]") {
    CHECK(text("Use <code>x &lt; y</code>.") == "Use `x < y`.\n");
    CHECK(text("the <code> <a>AddPermission</a> </code> API") == "the `AddPermission` API\n");
    CHECK(text("nothing <code></code>here") == "nothing here\n");
}

TEST_CASE("preformatted text keeps its lines", "[codegen][doc]") {
    CHECK(text("<p>So:</p><pre><code>a  b\n c</code></pre><p>End</p>") == "So:\n\n    a  b\n     c\n\nEnd\n");
}

TEST_CASE("links show their address unless the text is it", "[codegen][doc]") {
    CHECK(text("See <a href=\"https://e.com/x\">the guide</a>.") == "See the guide (https://e.com/x).\n");
    CHECK(text("See <a href='https://e.com'>https://e.com</a>.") == "See https://e.com.\n");
    CHECK(text("See <a>Name</a>.") == "See Name.\n");
}

TEST_CASE("entities become characters, unknown ones stay", "[codegen][doc]") {
    CHECK(text("&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39; &#x2014; &nbsp;d &unknown; &")
          == "<a> & \"b\" 'c' \xE2\x80\x94 d &unknown; &\n");
}

TEST_CASE("what begins no tag is text", "[codegen][doc]") {
    CHECK(text("if a < b and c > d") == "if a < b and c > d\n");
    CHECK(text("1 <2") == "1 <2\n");
}

TEST_CASE("lines are wrapped between words at the width given", "[codegen][doc]") {
    CHECK(text("aaa bbb ccc ddd", 7) == "aaa bbb\nccc ddd\n");
    CHECK(text("<ul><li>aaa bbb ccc</li></ul>", 9) == "- aaa bbb\n  ccc\n");
    CHECK(text("a https://example.com/long b", 10) == "a\nhttps://example.com/long\nb\n");
}

TEST_CASE("a long text loses whole blocks at its end and says so", "[codegen][doc]") {
    CHECK(text("<p>One</p><p>Two</p><p>Three</p>", 60, 3)
          == "One\n\nTwo\n\n(The service's own documentation says more.)\n");
}

TEST_CASE("no line can continue or break a comment", "[codegen][doc]") {
    CHECK(text("ends in \\") == "ends in \\.\n");
    CHECK(text("<pre>a \\ \nb</pre>") == "    a \\.\n    b\n");
    CHECK(text("odd ?\?/ end") == "odd ?? / end\n");
    CHECK(text("bell \x07, right to left \xE2\x80\xAE, zero &#0;.") == "bell , right to left , zero .\n");
}
