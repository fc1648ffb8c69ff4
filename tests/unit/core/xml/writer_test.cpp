#include <inia/core/xml/reader.hpp>
#include <inia/core/xml/writer.hpp>

#include <support/catch.hpp>

#include <string>

using inia::xml::Reader;
using inia::xml::Writer;

TEST_CASE("elements, attributes and declarations are written in the order they come", "[xml]") {
    Writer writer;
    writer.start("a");
    writer.declare("", "http://x/?a&b");
    writer.declare("xsi", "urn:x");
    writer.attribute("xsi:type", "<\"T'>");
    writer.start("b");
    writer.text("1 < 2 & \"3\" > 0");
    writer.end("b");
    writer.start("c");
    writer.end("c");
    writer.start("d");
    writer.plain("42");
    writer.end("d");
    writer.end("a");
    CHECK(writer.size() == writer.view().size());
    CHECK(writer.take()
          == "<a xmlns=\"http://x/?a&amp;b\" xmlns:xsi=\"urn:x\" xsi:type=\"&lt;&quot;T'&gt;\">"
             "<b>1 &lt; 2 &amp; \"3\" &gt; 0</b><c/><d>42</d></a>");
    CHECK(writer.view().empty());
}

TEST_CASE("an element with an empty text is an empty element", "[xml]") {
    Writer writer;
    writer.start("a");
    writer.text("");
    writer.end("a");
    CHECK(writer.view() == "<a></a>");
}

TEST_CASE("every text survives the way through a parser", "[xml]") {
    std::string all;
    for (int c = 1; c < 0x80; ++c) all.push_back(static_cast<char>(c));
    for (std::string const& text :
         {all, std::string("\r\n\r\n\t "), std::string("\xC2\x85\xC2\x86 \xE2\x80\xA8\xE2\x80\xA9 \xF0\x9F\x98\xB9"),
          std::string("]]> <![CDATA[ &amp; <!-- -->")}) {
        Writer writer;
        writer.start("a");
        writer.attribute("b", text);
        writer.text(text);
        writer.end("a");
        std::string const document = writer.take();
        Reader reader(document);
        REQUIRE(reader.enter_root());
        CHECK(reader.attribute("b") == text);
        CHECK(reader.text() == text);
        CHECK_FALSE(reader.finish());
    }
}

TEST_CASE("line ends are written as references, since parsers change raw ones", "[xml]") {
    Writer writer;
    writer.start("Key");
    writer.text("a\r\nb\tc\xC2\x85\xE2\x80\xA8\x01\x1F");
    writer.end("Key");
    CHECK(writer.view() == "<Key>a&#xD;&#xA;b\tc&#x85;&#x2028;&#x1;&#x1F;</Key>");
}
