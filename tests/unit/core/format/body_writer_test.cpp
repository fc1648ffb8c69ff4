#include <inia/core/format/body_writer.hpp>

#include "../json/sample.hpp"
#include "../xml/sample.hpp"

#include <inia/core/json/codec.hpp>
#include <inia/core/query/codec.hpp>
#include <inia/core/xml/codec.hpp>

#include <support/catch.hpp>

#include <string>

namespace {

inia::Timestamp const last_second = inia::Timestamp::from_epoch_seconds(253'402'300'799);
inia::Timestamp const year_10000 = inia::Timestamp::from_epoch_seconds(253'402'300'800);
inia::Timestamp const year_0 = inia::Timestamp::from_epoch_seconds(-62'135'596'801);

std::string refused(inia::format::BodyWriter const& writer) {
    inia::AnyError const error = writer.refusal("Call");
    CHECK((!error || error.is<inia::ValidationError>()));
    return error.what();
}

template<class T> std::string refused_json(T const& value) {
    inia::json::Writer writer;
    inia::json::write_struct(writer, value);
    return refused(writer);
}

template<class T> std::string refused_xml(T const& value) {
    inia::xml::Writer writer;
    writer.start("r");
    inia::xml::write_struct(writer, value);
    writer.end("r");
    return refused(writer);
}

template<class T> std::string refused_query(T const& value) {
    inia::query::Writer writer;
    inia::query::write_struct(writer, value);
    return refused(writer);
}

std::string refusal_of(std::string const& member) { return "Call: " + member + ' ' + inia::format::no_date; }

}  // namespace

TEST_CASE("a time that its format cannot say is refused by operation and member", "[format][codec]") {
    using Json = json_sample::Sink;
    using Xml = xml_sample::Scalars;
    for (inia::Timestamp const time : {year_10000, year_0}) {
        CHECK(refused_json(Json{.DateTime = time}) == refusal_of("DateTime"));
        CHECK(refused_json(Json{.HttpDate = time}) == refusal_of("HttpDate"));
        CHECK(refused_json(Json{.Dates = {last_second, time}}) == refusal_of("Dates"));
        CHECK(refused_xml(Xml{.Time = time}) == refusal_of("Time"));
        CHECK(refused_xml(Xml{.HttpDate = time}) == refusal_of("HttpDate"));
        CHECK(refused_query(Xml{.Time = time}) == refusal_of("Time"));
    }
}

TEST_CASE("the first value refused is the one that is named", "[format][codec]") {
    CHECK(refused_json(json_sample::Sink{.DateTime = last_second, .HttpDate = year_0, .Dates = {year_0}})
          == refusal_of("HttpDate"));
    CHECK(refused_xml(xml_sample::Scalars{.Time = year_0, .HttpDate = year_0}) == refusal_of("Time"));
}

TEST_CASE("seconds since the epoch have a text for every time", "[format][codec]") {
    using Json = json_sample::Sink;
    using Xml = xml_sample::Scalars;
    for (inia::Timestamp const time : {year_10000, year_0}) {
        CHECK(refused_json(Json{.Time = time}) == "");
        CHECK(refused_xml(Xml{.Epoch = time}) == "");
        CHECK(refused_query(Xml{.Epoch = time}) == "");
    }
}
