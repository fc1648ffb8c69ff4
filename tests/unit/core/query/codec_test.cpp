#include "../xml/sample.hpp"

#include <inia/core/query/codec.hpp>

#include <support/catch.hpp>

#include <limits>
#include <string>

using namespace xml_sample;

namespace {

template<class T>
std::string written(T const& value, std::string token = {},
                    inia::query::Lists lists = inia::query::Lists::as_modelled) {
    inia::query::Writer writer(lists);
    writer.set_idempotency_token(token);
    inia::query::write_struct(writer, value);
    return writer.take();
}

}  // namespace

TEST_CASE("scalars are fields, percent-encoded", "[query][codec]") {
    inia::Timestamp const time = inia::Timestamp::from_epoch_seconds(1422172800);
    CHECK(written(Scalars{}).empty());
    CHECK(written(Scalars{.Text = "a b&c=d+\xC3\xA9~",
                          .Flag = false,
                          .Int = 10,
                          .Long = -1,
                          .Double = 10.8,
                          .Bytes = "value",
                          .Type = "Robot 2"})
          == "Text=a%20b%26c%3Dd%2B%C3%A9~&Flag=false&Int=10&Long=-1&DoubleDribble=10.8&Bytes=dmFsdWU%3D"
             "&Type=Robot%202");
    CHECK(written(Scalars{.Text = "",
                          .Flag = true,
                          .Float = std::numeric_limits<float>::infinity(),
                          .Double = -std::numeric_limits<double>::infinity(),
                          .Time = time,
                          .Epoch = time})
          == "Text=&Flag=true&Float=Infinity&DoubleDribble=-Infinity&Time=2015-01-25T08%3A00%3A00Z&Epoch=1422172800");
}

TEST_CASE("the elements of a list are numbered behind the list's name", "[query][codec]") {
    CHECK(written(Lists{.Plain = {"a", "b"}, .Named = {"c"}, .Nested = {{1, 2}, {3}}})
          == "Plain.member.1=a&Plain.member.2=b&renamed.item.1=c"
             "&Nested.member.1.int.1=1&Nested.member.1.int.2=2&Nested.member.2.int.1=3");
}

TEST_CASE("a flattened list has no segment of its own, and bears the name of its elements", "[query][codec]") {
    CHECK(written(Lists{.Flat = {"a", "b"}, .FlatNamed = {"c"}, .FlatStructs = {{.Email = "x"}}})
          == "Flat.1=a&Flat.2=b&One.1=c&Grant.1.EmailAddress=x");
}

TEST_CASE("an empty list is a field without a value, an empty map leaves no trace", "[query][codec]") {
    CHECK(written(Lists{.Plain = inia::empty_list(), .Flat = inia::empty_list(), .FlatNamed = inia::empty_list()})
          == "Plain=&Flat=&FlatNamed=");
    CHECK(written(Lists{.Nested = {inia::empty_list()}}) == "Nested.member.1=");
    CHECK(written(Maps{.Plain = inia::empty_map(), .Flat = inia::empty_map()}).empty());
}

TEST_CASE("bare lists never have a segment or a name for their elements, and leave no trace when empty",
          "[query][codec]") {
    auto const bare = [](auto const& value) { return written(value, {}, inia::query::Lists::bare); };
    CHECK(bare(Lists{.Plain = {"a", "b"}, .Named = {"c"}, .Nested = {{1, 2}, {3}}})
          == "Plain.1=a&Plain.2=b&renamed.1=c&Nested.1.1=1&Nested.1.2=2&Nested.2.1=3");
    CHECK(bare(Lists{.Flat = {"a"}, .FlatNamed = {"c"}, .FlatStructs = {{.Email = "x"}}})
          == "Flat.1=a&FlatNamed.1=c&Grant.1.EmailAddress=x");
    CHECK(bare(Lists{.Plain = inia::empty_list(), .FlatNamed = inia::empty_list(), .Nested = {inia::empty_list()}})
              .empty());
}

TEST_CASE("maps are numbered entries of a key and a value", "[query][codec]") {
    CHECK(written(Maps{.Plain = {{"a b", "1"}, {"c", "2"}},
                       .Named = {{"d", {.Email = "x"}}},
                       .Flat = {{"e", "3"}},
                       .Nested = {{"f", {{"g", "4"}}}},
                       .OfLists = {{"h", {"5", "6"}}}})
          == "Plain.entry.1.key=a%20b&Plain.entry.1.value=1&Plain.entry.2.key=c&Plain.entry.2.value=2"
             "&Named.entry.1.Attribute=d&Named.entry.1.Setting.EmailAddress=x&KVP.1.K=e&KVP.1.V=3"
             "&Nested.entry.1.key=f&Nested.entry.1.value.entry.1.K=g&Nested.entry.1.value.entry.1.V=4"
             "&OfLists.entry.1.key=h&OfLists.entry.1.value.member.1=5&OfLists.entry.1.value.member.2=6");
}

TEST_CASE("structures put their name in front, those inside themselves too", "[query][codec]") {
    CHECK(written(Node{.Name = "1",
                       .Next = Node{.Name = "2", .Next = Node{.Name = "3"}},
                       .Children = {{.Name = "4"}, {.Name = "5"}},
                       .Labelled = {{"x", {.Name = "6"}}}})
          == "Name=1&Next.Name=2&Next.Next.Name=3&Children.member.1.Name=4&Children.member.2.Name=5"
             "&Labelled.entry.1.key=x&Labelled.entry.1.value.Name=6");
    CHECK(written(Holder{.Nothing = Empty{}}).empty());
}

TEST_CASE("required members and idempotency tokens are fields", "[query][codec]") {
    CHECK(written(Given{.Name = "n", .Tags = {"a"}}, "uuid") == "Name=n&Tags.1=a&Token=uuid");
    CHECK(written(Given{.Name = "n", .Tags = {"a"}, .Token = "own"}, "uuid") == "Name=n&Tags.1=a&Token=own");
}

TEST_CASE("names are percent-encoded segment by segment", "[query]") {
    inia::query::Writer writer;
    std::size_t const mark = writer.enter("a b");
    writer.enter(12);
    writer.value("c.d");
    writer.leave(mark);
    writer.enter("e");
    writer.plain("");
    CHECK(writer.view() == "a%20b.12=c.d&e=");
}
