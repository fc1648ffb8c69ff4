#include <inia/core/xml/reader.hpp>

#include <support/catch.hpp>

#include <string>
#include <vector>

using inia::ParseError;
using inia::xml::Reader;

namespace {

/// The document as nested text, `a[b(text)]`, or the error.
std::string outline(Reader& reader) {
    std::string out(reader.name());
    out += '[';
    while (reader.next_child()) out += outline(reader);
    return out + ']';
}

std::string outline(std::string_view document) {
    Reader reader(document);
    std::string const text = reader.enter_root() ? outline(reader) : "";
    auto const error = reader.finish();
    return error ? error.what() : text;
}

/// The text of the root element, or the error.
std::string text_of(std::string_view document) {
    Reader reader(document);
    std::string const text(reader.enter_root() ? reader.text() : "");
    auto const error = reader.finish();
    return error ? error.what() : text;
}

}  // namespace

TEST_CASE("elements are entered and left in document order", "[xml]") {
    CHECK(outline("<a/>") == "a[]");
    CHECK(outline("<a></a>") == "a[]");
    CHECK(outline("<a><b>text</b><c><d/></c></a>") == "a[b[]c[d[]]]");
    CHECK(outline("  <a >\n  <b x='1'/> mixed <c y = \"2\" z='3' /> </a  >\n ") == "a[b[]c[]]");
}

TEST_CASE("namespace prefixes do not matter for names", "[xml]") {
    CHECK(outline("<s:a xmlns:s='urn:s'><s:b/><b/></s:a>") == "a[b[]b[]]");
    CHECK_FALSE(outline("<s:a></t:a>") == "a[]");
}

TEST_CASE("a name with two colons ends in its last part", "[xml]") { CHECK(outline("<a:b:c/>") == "c[]"); }

TEST_CASE("names of any length and place are read, and end tags compared to their ends", "[xml]") {
    for (std::size_t size = 1; size < 40; ++size)
        for (char const last : {'z', '0', '-', '.', '_'}) {
            std::string const name = std::string(size, 'N') + last;
            std::string const start = "<" + name, end = "</" + name;
            // With a document behind it, and at its very end.
            for (std::string const behind : {"<b></b><c></c><d></d>", ""}) {
                auto const inside = [&](std::string const& text) { return outline("<r>" + text + behind + "</r>"); };
                std::string const others = behind.empty() ? "" : "b[]c[]d[]";
                CHECK(inside(start + ">text" + end + ">") == "r[" + name + "[]" + others + "]");
                CHECK(inside(start + " >text" + end + "\n>") == "r[" + name + "[]" + others + "]");
                CHECK(inside(start + "/>") == "r[" + name + "[]" + others + "]");
                CHECK(inside("<p:" + name + ">text</p:" + name + ">") == "r[" + name + "[]" + others + "]");
                CHECK_THAT(inside(start + ">text</" + std::string(size, 'N') + "y>"),
                           Catch::Contains("does not match"));
                CHECK_THAT(inside(start + ">text" + end + "N>"), Catch::Contains("does not match"));
                CHECK_THAT(inside("<1" + name + ">text</1" + name + ">"), Catch::Contains("no name"));
            }
            CHECK(outline(start + ">" + end + ">") == name + "[]");
        }
}

TEST_CASE("whatever is special in a text is found at every place of it", "[xml]") {
    for (std::size_t before = 0; before < 20; ++before)
        for (std::size_t after = 0; after < 20; ++after) {
            std::string const head(before, '=');  // next to `<` in ASCII
            std::string const tail(after, '\'');  // next to `&`
            auto const read = [&](std::string_view special) {
                return text_of("<a>" + head + std::string(special) + tail + "</a>");
            };
            CHECK(read("") == head + tail);
            CHECK(read("\n\x01;") == head + "\n\x01;" + tail);
            CHECK(read("&amp;") == head + "&" + tail);
            CHECK(read("\r\n") == head + "\n" + tail);
            CHECK(read("\r") == head + "\n" + tail);
            CHECK(read("\xC3\xA9") == head + "\xC3\xA9" + tail);
            CHECK(read("<!-- -->") == head + tail);
            CHECK_THAT(read("\xC3"), Catch::Contains("not UTF-8"));
            CHECK_THAT(read(std::string_view("\0", 1)), Catch::Contains("zero byte"));
        }
}

TEST_CASE("prolog, comments, instructions and a byte order mark are passed over", "[xml]") {
    CHECK(outline("\xEF\xBB\xBF<?xml version = \"1.0\" encoding = \"UTF-8\"?>\n<!-- <x> --><a/>") == "a[]");
    CHECK(outline("<a><!-- </a> --><?php </a> ?><b/><![CDATA[</a>]]></a><!-- end --> <?end?>") == "a[b[]]");
}

TEST_CASE("text keeps its white space", "[xml]") {
    CHECK(text_of("<a> text with   spaces </a>") == " text with   spaces ");
    CHECK(text_of("<a>  </a>") == "  ");
    CHECK(text_of("<a/>").empty());
    CHECK(text_of("<a></a>").empty());
}

TEST_CASE("an empty text is told from a missing attribute by its data", "[xml]") {
    Reader reader("<a empty='' />");
    REQUIRE(reader.enter_root());
    CHECK(reader.attribute("empty").data() != nullptr);
    CHECK(reader.attribute("empty").empty());
    CHECK(reader.attribute("other").data() == nullptr);
    CHECK(reader.text().data() != nullptr);
}

TEST_CASE("references stand for their characters", "[xml]") {
    CHECK(text_of("<a>&lt;b&gt; &amp;lt; &quot;&apos;</a>") == "<b> &lt; \"'");
    CHECK(text_of("<a>&#xD;&#10;&#x1F639;&#233;&#x20ac;</a>") == "\r\n\xF0\x9F\x98\xB9\xC3\xA9\xE2\x82\xAC");
    CHECK(text_of("<a>&#1;</a>") == "\x01");
}

TEST_CASE("CDATA, comments and instructions inside a text leave the text in one piece", "[xml]") {
    CHECK(text_of("<a>one <![CDATA[<two> &amp; ]] >]]><!-- no -->three<?no?>.</a>") == "one <two> &amp; ]] >three.");
    CHECK(text_of("<a><![CDATA[]]></a>").empty());
}

TEST_CASE("raw line ends are line feeds", "[xml]") {
    CHECK(text_of("<a>1\r\n2\r3\n4</a>") == "1\n2\n3\n4");
    CHECK(text_of("<a><![CDATA[1\r\n2]]></a>") == "1\n2");
}

TEST_CASE("children inside a text are passed over and the element's name stays", "[xml]") {
    Reader reader("<a>one <b>bold<c/></b><d/>two</a>");
    REQUIRE(reader.enter_root());
    CHECK(reader.text() == "one two");
    CHECK(reader.name() == "a");
    CHECK_FALSE(reader.finish());
}

TEST_CASE("text must be UTF-8", "[xml]") {
    CHECK(text_of("<a>\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\xB9 \xF4\x8F\xBF\xBF</a>").size() == 16);
    for (std::string const bad : {"\xFF", "\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80",
                                  "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        CAPTURE(bad.size(), int(static_cast<unsigned char>(bad[0])));
        CHECK(text_of("<a>" + bad + "</a>") == "The XML of the answer is malformed at byte 3: the text is not UTF-8");
        CHECK(text_of("<a>x<![CDATA[" + bad + "]]></a>").find("not UTF-8") != std::string::npos);
        for (std::string const& skipped : {bad, "<![CDATA[" + bad + "]]>", "<!--" + bad + "-->", "<" + bad + "/>"})
            CHECK_THAT(text_of("<a>x<b>" + skipped + "</b></a>"), Catch::Contains("not UTF-8"));
    }
}

TEST_CASE("control characters are read as they are, but for zero", "[xml]") {
    CHECK(text_of("<a>\x01 \x0B</a>") == "\x01 \x0B");
    CHECK_THAT(text_of(std::string("<a>\0</a>", 8)), Catch::Contains("at byte 3: a zero byte"));
}

TEST_CASE("attributes are found by local name and decoded", "[xml]") {
    Reader reader("<a xmlns='u' xmlns:xsi='v' one='1' xsi:type=\"&lt;x&gt; '\tq' &#10;\" two = '\"2\"'/>");
    REQUIRE(reader.enter_root());
    CHECK(reader.has_attributes());
    CHECK(reader.attribute("type") == "<x> ' q' \n");
    CHECK(reader.attribute("two") == "\"2\"");
    CHECK(reader.attribute("one") == "1");
    CHECK(reader.attribute("xsi").data() == nullptr);
    CHECK_FALSE(reader.finish());
}

TEST_CASE("an attribute is only decoded when it is asked for, and must be sound then", "[xml]") {
    Reader reader("<a bad='&nope;' latin='\xE9'/>");
    REQUIRE(reader.enter_root());
    SECTION("unknown entity") {
        CHECK(reader.attribute("bad").data() == nullptr);
        CHECK(reader.error().is<ParseError>());
    }
    SECTION("not UTF-8") {
        CHECK(reader.attribute("latin").data() == nullptr);
        CHECK(reader.error().is<ParseError>());
    }
    SECTION("not asked for") { CHECK_FALSE(reader.finish()); }
}

TEST_CASE("malformed documents are a ParseError that names the byte", "[xml]") {
    struct Case {
        char const* document;
        char const* message;
    };
    for (auto const& [document, message] : {
             Case{"", "at byte 0: the document has no root element"},
             Case{"  ", "at byte 2: the document has no root element"},
             Case{"text", "at byte 0: the document does not begin with '<'"},
             Case{"{}", "at byte 0: the document does not begin with '<'"},
             Case{"<a", "at byte 2: the document ends inside a tag"},
             Case{"<a ", "at byte 3: the document ends inside a tag"},
             Case{"<a/", "at byte 3: '>' is missing"},
             Case{"<a/x", "at byte 3: '>' is missing"},
             Case{"<a>", "at byte 3: the document ends inside an element"},
             Case{"<a>text", "at byte 7: the document ends inside an element"},
             Case{"<a><b></b>", "at byte 10: the document ends inside an element"},
             Case{"<a></", "at byte 5: the document ends inside an element"},
             Case{"<a></a", "at byte 6: the document ends inside an element"},
             Case{"<a></b>", "at byte 3: an end tag does not match its start tag"},
             Case{"<a></ab>", "at byte 3: an end tag does not match its start tag"},
             Case{"<ab></a>", "at byte 4: an end tag does not match its start tag"},
             Case{"<a><b></a></b>", "at byte 6: an end tag does not match its start tag"},
             Case{"<a></a><b/>", "at byte 7: something follows the root element"},
             Case{"<a/>text", "at byte 4: something follows the root element"},
             Case{"<a/><![CDATA[x]]>", "at byte 4: a declaration is malformed"},
             Case{"< a/>", "at byte 0: a tag has no name"},
             Case{"<1/>", "at byte 0: a tag has no name"},
             Case{"<a b></a>", "at byte 4: an attribute has no value"},
             Case{"<a b=c></a>", "at byte 5: an attribute's value is not quoted"},
             Case{"<a b='c></a>", "at byte 8: an attribute's value does not end"},
             Case{"<a b='c'd='e'/>", "at byte 8: a character cannot stand in a tag"},
             Case{"<a &></a>", "at byte 3: a character cannot stand in a tag"},
             Case{"<a><!-- x</a>", "at byte 13: a comment does not end"},
             Case{"<a><![CDATA[x</a>", "at byte 17: a CDATA section does not end"},
             Case{"<a><?x</a>", "at byte 10: a processing instruction does not end"},
             Case{"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "at byte 0: document type declarations are not accepted"},
             Case{"<a><!DOCTYPE a></a>", "at byte 3: document type declarations are not accepted"},
             Case{"<a><!x></a>", "at byte 3: a declaration is malformed"},
         }) {
        CAPTURE(document);
        CHECK_THAT(outline(document), Catch::Contains(message));
    }
}

TEST_CASE("malformed references are a ParseError", "[xml]") {
    for (std::string const bad : {"&", "&;", "&x;", "&lt", "&#;", "&#x;", "&#xD800;", "&#x110000;", "&#0;", "&#12",
                                  "&#12a;", "&#99999999999999999999;", "&nbsp;"}) {
        CAPTURE(bad);
        CHECK_THAT(text_of("<a>" + bad + "</a>"), Catch::Contains("at byte 3: "));
    }
}

TEST_CASE("a document cut anywhere is a ParseError, never a success", "[xml]") {
    std::string const document =
        "<?xml version='1.0'?><!--c--><r a='1' b='&amp;'><x>te&#x41;xt</x><y/><![CDATA[z]]><?p?><x>\xC3\xA9</x></r>";
    for (std::size_t size = 0; size < document.size(); ++size) {
        CAPTURE(size);
        Reader reader(std::string_view(document).substr(0, size));
        if (reader.enter_root())
            while (reader.next_child()) (void)reader.text();
        CHECK(reader.finish().is<ParseError>());
    }
}

TEST_CASE("nesting beyond the limit is an error, not a stack overflow", "[xml]") {
    auto const nested = [](std::size_t depth) {
        std::string document;
        for (std::size_t i = 0; i < depth; ++i) document += "<a>";
        for (std::size_t i = 0; i < depth; ++i) document += "</a>";
        Reader reader(document);
        if (reader.enter_root()) reader.skip();
        return reader.finish();
    };
    CHECK_FALSE(nested(Reader::max_depth));
    CHECK_THAT(nested(Reader::max_depth + 1).what(), Catch::Contains("nested too deeply"));
    CHECK(nested(1'000'000).is<ParseError>());
}

TEST_CASE("skip leaves exactly the element entered last", "[xml]") {
    Reader reader("<r><a><b/><c>x<d/></c></a><e/><f>1</f></r>");
    REQUIRE(reader.enter_root());
    REQUIRE(reader.next_child());
    CHECK(reader.name() == "a");
    reader.skip();
    REQUIRE(reader.next_child());
    CHECK(reader.name() == "e");
    reader.skip();
    REQUIRE(reader.next_child());
    CHECK(reader.name() == "f");
    CHECK(reader.text() == "1");
    CHECK_FALSE(reader.next_child());
    CHECK_FALSE(reader.finish());
}

TEST_CASE("after a failure everything stands still and the first error stays", "[xml]") {
    Reader reader("<r><a>x</a><b></c></r>");
    REQUIRE(reader.enter_root());
    REQUIRE(reader.next_child());
    (void)reader.text();
    reader.fail("is not a whole number");
    CHECK_FALSE(reader.ok());
    CHECK_FALSE(reader.next_child());
    CHECK(reader.text().empty());
    reader.skip();
    CHECK(reader.finish().what()
          == std::string(
              "The XML of the answer has an unexpected value at byte 11: the element 'a' is not a whole number"));
}
