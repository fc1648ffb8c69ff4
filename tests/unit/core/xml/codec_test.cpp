#include "sample.hpp"

#include <inia/core/xml/codec.hpp>

#include <support/catch.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace xml = inia::xml;
using namespace xml_sample;

namespace {

inia::Timestamp const spring = inia::Timestamp::from_epoch_seconds(1398796238);

template<class T> std::string written(T const& value, std::string token = {}) {
    xml::Writer writer;
    writer.set_idempotency_token(token);
    writer.start("r");
    xml::write_struct(writer, value);
    writer.end("r");
    return writer.take();
}

template<class T> inia::AnyError read(std::string_view document, T& out) {
    xml::Reader reader(document);
    if (reader.enter_root()) xml::read_struct(reader, out);
    return reader.finish();
}

/// What the content of the element r reads as.
template<class T> T content(std::string_view text) {
    T value;
    auto const error = read("<r>" + std::string(text) + "</r>", value);
    INFO(error.what());
    CHECK_FALSE(error);
    return value;
}

template<class T> std::string problem(std::string_view text) {
    T value;
    return read("<r>" + std::string(text) + "</r>", value).what();
}

template<class T> void check_both_ways(T const& value, std::string_view document) {
    CHECK(written(value) == document);
    T back;
    auto const error = read(document, back);
    INFO(error.what());
    CHECK_FALSE(error);
    CHECK(back == value);
}

}  // namespace

TEST_CASE("scalars have the text forms of the protocol", "[xml][codec]") {
    check_both_ways(Scalars{}, "<r/>");
    check_both_ways(Scalars{.Text = " <a> & b ",
                            .Flag = true,
                            .Int = -7,
                            .Long = 9007199254740993,
                            .Float = 5.5F,
                            .Double = 6.5,
                            .Bytes = "value",
                            .Type = Kind::User,
                            .Time = spring,
                            .Epoch = spring,
                            .HttpDate = spring},
                    "<r><Text> &lt;a&gt; &amp; b </Text><Flag>true</Flag><Int>-7</Int><Long>9007199254740993</Long>"
                    "<Float>5.5</Float><DoubleDribble>6.5</DoubleDribble><Bytes>dmFsdWU=</Bytes><Type>User</Type>"
                    "<Time>2014-04-29T18:30:38Z</Time><Epoch>1398796238</Epoch>"
                    "<HttpDate>Tue, 29 Apr 2014 18:30:38 GMT</HttpDate></r>");
    check_both_ways(Scalars{.Flag = false,
                            .Float = std::numeric_limits<float>::infinity(),
                            .Double = -std::numeric_limits<double>::infinity(),
                            .Type = "Robot"},
                    "<r><Flag>false</Flag><Float>Infinity</Float><DoubleDribble>-Infinity</DoubleDribble>"
                    "<Type>Robot</Type></r>");
    CHECK(std::isnan(content<Scalars>("<Float>NaN</Float>").Float.value()));
    CHECK(written(Scalars{.Double = std::nan("")}) == "<r><DoubleDribble>NaN</DoubleDribble></r>");
}

TEST_CASE("an empty element is an empty text and no number", "[xml][codec]") {
    auto const value = content<Scalars>("<Text/><Bytes></Bytes><Type/><Int/><Flag> </Flag><Time/><Float></Float>");
    CHECK(value.Text == "");
    CHECK(value.Bytes == inia::Blob());
    CHECK(value.Type == "");
    CHECK_FALSE(value.Int);
    CHECK_FALSE(value.Flag);
    CHECK_FALSE(value.Time);
    CHECK_FALSE(value.Float);
}

TEST_CASE("white space counts in text and nowhere else", "[xml][codec]") {
    auto const value = content<Scalars>("\n <Text>  </Text>\n<Int> 12\n</Int><Flag>\ttrue </Flag>"
                                        "<Bytes>\n dmFs\n dWU= </Bytes><Time> 2014-04-29T18:30:38Z </Time>");
    CHECK(value.Text == "  ");
    CHECK(value.Int == 12);
    CHECK(value.Flag == true);
    CHECK(value.Bytes == inia::Blob("value"));
    CHECK(value.Time == spring);
}

TEST_CASE("times are read in any form, whatever the model says", "[xml][codec]") {
    for (char const* text : {"2014-04-29T18:30:38Z", "2014-04-29T18:30:38+00:00", "2014-04-29T19:30:38+01:00",
                             "1398796238", "Tue, 29 Apr 2014 18:30:38 GMT"}) {
        CAPTURE(text);
        CHECK(content<Scalars>("<Time>" + std::string(text) + "</Time>").Time == spring);
        CHECK(content<Scalars>("<HttpDate>" + std::string(text) + "</HttpDate>").HttpDate == spring);
    }
    CHECK(content<Scalars>("<Time>2000-01-02T20:34:56.123Z</Time>").Time
          == inia::Timestamp::from_epoch_seconds(946845296, 123'000'000));
}

TEST_CASE("a value of the wrong kind is a ParseError that names the element", "[xml][codec]") {
    CHECK_THAT(problem<Scalars>("<Int>twelve</Int>"), Catch::Contains("the element 'Int' is not a whole number"));
    CHECK_THAT(problem<Scalars>("<Int>2147483648</Int>"), Catch::Contains("'Int' is not a whole number in its range"));
    CHECK_THAT(problem<Scalars>("<Int>1.5</Int>"), Catch::Contains("'Int'"));
    CHECK_THAT(problem<Scalars>("<Flag>yes</Flag>"), Catch::Contains("'Flag' is neither true nor false"));
    CHECK_THAT(problem<Scalars>("<Float>x</Float>"), Catch::Contains("'Float' is not a number"));
    CHECK_THAT(problem<Scalars>("<Bytes>!!</Bytes>"), Catch::Contains("'Bytes' is not base64"));
    CHECK_THAT(problem<Scalars>("<Time>soon</Time>"), Catch::Contains("'Time' is not a time"));
    CHECK_THAT(problem<Lists>("<Nested><member><int>x</int></member></Nested>"), Catch::Contains("'int'"));
    CHECK_THAT(problem<Lists>("<Nested><member><int/></member></Nested>"), Catch::Contains("'int'"));
}

TEST_CASE("the text of a refused value does not get into the error", "[xml][codec]") {
    CHECK_THAT(problem<Scalars>("<Int>hunter2</Int>"), !Catch::Contains("hunter2"));
}

TEST_CASE("members that the model does not know are passed over", "[xml][codec]") {
    CHECK(content<Scalars>("<New><Int>1</Int><Text>x</Text></New><Int>2</Int><Newer/>text<Text>y</Text>")
          == Scalars{.Text = "y", .Int = 2});
}

TEST_CASE("of a member that comes twice the last one counts", "[xml][codec]") {
    CHECK(content<Scalars>("<Text>a</Text><Text>b</Text>").Text == "b");
    CHECK(content<Lists>("<Plain><member>a</member></Plain><Plain><member>b</member></Plain>").Plain
          == inia::List<std::string>{"b"});
}

TEST_CASE("names match whatever their prefix is", "[xml][codec]") {
    CHECK(content<Scalars>("<s:Text xmlns:s='urn:s'>a</s:Text>").Text == "a");
}

TEST_CASE("lists are wrapped, in elements named member unless the model says otherwise", "[xml][codec]") {
    check_both_ways(Lists{.Plain = {"a", "b"}, .Named = {"c"}, .Nested = {{1, 2}, {3}}, .Times = {spring}},
                    "<r><Plain><member>a</member><member>b</member></Plain><renamed><item>c</item></renamed>"
                    "<Nested><member><int>1</int><int>2</int></member><member><int>3</int></member></Nested>"
                    "<Times><member>1398796238</member></Times></r>");
}

TEST_CASE("an empty list or map is present, an absent one leaves no trace", "[xml][codec]") {
    check_both_ways(Lists{.Plain = inia::empty_list()}, "<r><Plain/></r>");
    check_both_ways(Maps{.Plain = inia::empty_map()}, "<r><Plain/></r>");
    CHECK_FALSE(content<Lists>("").Plain.has_value());
    CHECK(content<Lists>("<Plain></Plain>").Plain.has_value());
}

TEST_CASE("the elements of a flattened list stand in place of the list", "[xml][codec]") {
    check_both_ways(Lists{.Flat = {"a", "b"}, .FlatStructs = {{.Email = "x"}, {.Type = Kind::Group}}},
                    "<r><Flat>a</Flat><Flat>b</Flat><Grant><EmailAddress>x</EmailAddress></Grant>"
                    "<Grant xsi:type=\"Group\"/></r>");
    CHECK(content<Lists>("<Flat>a</Flat><Plain/><Flat>b</Flat><Grant/><Flat>c</Flat>").Flat
          == inia::List<std::string>{"a", "b", "c"});
}

TEST_CASE("a flattened list is sent under its own name and read under that of its elements", "[xml][codec]") {
    CHECK(written(Lists{.FlatNamed = {"a"}}) == "<r><FlatNamed>a</FlatNamed></r>");
    CHECK(content<Lists>("<One>a</One><FlatNamed>x</FlatNamed><One>b</One>").FlatNamed
          == inia::List<std::string>{"a", "b"});
}

TEST_CASE("the elements of a wrapped list may bear any name in an answer", "[xml][codec]") {
    CHECK(content<Lists>("<Plain><member>a</member><item>b</item></Plain>").Plain == inia::List<std::string>{"a", "b"});
}

TEST_CASE("namespaces are declared on the list and on its elements", "[xml][codec]") {
    check_both_ways(Lists{.Spaced = {"a"}},
                    "<r><Spaced xmlns=\"urn:list\"><member xmlns=\"urn:element\">a</member></Spaced></r>");
}

TEST_CASE("an absent element of a sparse list is an empty element", "[xml][codec]") {
    CHECK(written(Lists{.Sparse = {inia::Optional<std::string>("a"), inia::Optional<std::string>()}})
          == "<r><Sparse><member>a</member><member/></Sparse></r>");
    CHECK(content<Lists>("<Sparse><member/></Sparse>").Sparse[0] == "");

    xml::Reader reader("<r><member>1</member><member/></r>");
    inia::List<inia::Optional<std::int32_t>> numbers;
    REQUIRE(reader.enter_root());
    xml::codec<inia::List<inia::Optional<std::int32_t>>>::read(reader, numbers, {});
    CHECK_FALSE(reader.finish());
    REQUIRE(numbers.size() == 2);
    CHECK(numbers[0] == 1);
    CHECK_FALSE(numbers[1]);
}

TEST_CASE("maps are entries of a key and a value", "[xml][codec]") {
    check_both_ways(Maps{.Plain = {{"a", "1"}, {"b", "2"}},
                         .Named = {{"c", {.Email = "x"}}},
                         .Nested = {{"d", {{"e", "f"}}}},
                         .OfLists = {{"g", {"h", "i"}}}},
                    "<r><Plain><entry><key>a</key><value>1</value></entry><entry><key>b</key><value>2</value></entry>"
                    "</Plain><Named><entry><Attribute>c</Attribute><Setting><EmailAddress>x</EmailAddress></Setting>"
                    "</entry></Named><Nested><entry><key>d</key><value><entry><K>e</K><V>f</V></entry></value></entry>"
                    "</Nested><OfLists><entry><key>g</key><value><member>h</member><member>i</member></value></entry>"
                    "</OfLists></r>");
}

TEST_CASE("the entries of a flattened map stand in place of the map", "[xml][codec]") {
    check_both_ways(Maps{.Flat = {{"a", "1"}, {"b", "2"}}, .Spaced = {{"c", "3"}}},
                    "<r><KVP><K>a</K><V>1</V></KVP><KVP><K>b</K><V>2</V></KVP><Spaced xmlns:m=\"urn:map\">"
                    "<key xmlns=\"urn:key\">c</key><value xmlns=\"urn:value\">3</value></Spaced></r>");
    CHECK(content<Maps>("<KVP><V>1</V><K>a</K></KVP><Plain/><KVP><K>b</K><Other/><V>2</V></KVP>").Flat
          == inia::Map<std::string>{{"a", "1"}, {"b", "2"}});
}

TEST_CASE("an attribute is written before the elements, with its prefix declared", "[xml][codec]") {
    check_both_ways(Holder{.Owner = {{.Email = "a@b", .Type = Kind::User}}},
                    "<r><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"User\">"
                    "<EmailAddress>a@b</EmailAddress></Grantee></r>");
    CHECK(content<Holder>("<Grantee xmlns:x='u' x:type='Group'/>").Owner->Type == Kind::Group);
    CHECK_FALSE(content<Holder>("<Grantee/>").Owner->Type);
}

TEST_CASE("a structure without members is an empty element", "[xml][codec]") {
    check_both_ways(Holder{.Nothing = Empty{}}, "<r><Nothing/></r>");
    CHECK(content<Holder>("<Nothing><What/></Nothing>").Nothing.has_value());
}

TEST_CASE("shapes may contain themselves", "[xml][codec]") {
    check_both_ways(
        Node{.Name = "1", .Next = Node{.Name = "2"}, .Children = {{.Name = "3"}}, .Labelled = {{"x", {.Name = "4"}}}},
        "<r><Name>1</Name><Next><Name>2</Name></Next><Children><member><Name>3</Name></member></Children>"
        "<Labelled><entry><key>x</key><value><Name>4</Name></value></entry></Labelled></r>");
}

TEST_CASE("hostile nesting of a shape that contains itself ends in an error", "[xml][codec]") {
    std::string document = "<r>";
    for (int i = 0; i < 100'000; ++i) document += "<Next>";
    Node node;
    CHECK_THAT(read(document, node).what(), Catch::Contains("nested too deeply"));
}

TEST_CASE("a document whose values would take all memory ends in an error", "[xml][codec]") {
    xml::Reader reader("<r><Times><member>1</member><member>2</member></Times></r>");
    REQUIRE(reader.charge(xml::Reader::max_memory - sizeof(inia::Timestamp)));
    Lists lists;
    if (reader.enter_root()) xml::read_struct(reader, lists);
    CHECK(lists.Times.size() == 1);
    CHECK_THAT(reader.finish().what(), Catch::Contains("too many values"));

    xml::Reader nodes("<r><Next><Next/></Next></r>");
    REQUIRE(nodes.charge(xml::Reader::max_memory - sizeof(Node)));
    Node node;
    if (nodes.enter_root()) xml::read_struct(nodes, node);
    CHECK_THAT(nodes.finish().what(), Catch::Contains("too many values"));
}

TEST_CASE("members of other locations are no part of the document", "[xml][codec]") {
    CHECK(written(Node{.Header = "x"}) == "<r/>");
    CHECK_FALSE(content<Node>("<X-Header>x</X-Header>").Header);
}

TEST_CASE("required members and idempotency tokens are written", "[xml][codec]") {
    CHECK(written(Given{.Name = "n", .Tags = {"a", "b"}}) == "<r><Name>n</Name><Tags>a</Tags><Tags>b</Tags></r>");
    CHECK(written(Given{.Name = "n", .Tags = {"a"}}, "uuid")
          == "<r><Name>n</Name><Tags>a</Tags><Token>uuid</Token></r>");
    CHECK(written(Given{.Name = "n", .Tags = {"a"}, .Token = "own"}, "uuid")
          == "<r><Name>n</Name><Tags>a</Tags><Token>own</Token></r>");
}
