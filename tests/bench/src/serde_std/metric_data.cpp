// awsQuery: metrics asked for and put.
#include "case.hpp"
#include "text.hpp"
#include "value.hpp"

#include <inia/std_query/client.hpp>
#include <inia/std_query/describe.hpp>

namespace bench {
namespace {

using namespace inia::std_query;

constexpr std::int64_t new_year = 1'767'225'600;

/// Minutes after the new year of 2026.
inia::Timestamp time_at(std::size_t minutes) {
    return inia::Timestamp::from_epoch_seconds(new_year + 60 * static_cast<std::int64_t>(minutes));
}
std::string time_text(std::size_t minutes) {
    return "2026-01-01T00:" + std::string(minutes < 10 ? "0" : "") + std::to_string(minutes) + ":00Z";
}

/// Builds a form as the protocol writes it: in the order of the model's members, lists as `List.member.1`.
class Form {
public:
    explicit Form(std::string_view action) { (text_ = "Action=") += std::string(action) + "&Version=2026-01-01"; }
    void field(std::string const& name, std::string_view value) { text_ += '&' + name + '=' + percent_encoded(value); }
    void numbers(std::string const& name, std::vector<double> const& values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            field(name + ".member." + std::to_string(i + 1), number_text(values[i]));
    }
    std::string const& text() const { return text_; }

private:
    std::string text_;
};

/// Names and their values: an instance, and what is looked at of it.
inia::List<Dimension> dimensions(std::size_t count) {
    inia::List<Dimension> made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(
            {.Name = letters(i == 0 ? 10 : 7, i), .Value = i == 0 ? letters(19) : '/' + letters(3) + '/' + letters(5)});
    return made;
}
void write(Form& form, std::string const& name, inia::List<Dimension> const& dimensions) {
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        std::string const member = name + ".member." + std::to_string(i + 1);
        form.field(member + ".Name", *dimensions[i].Name);
        form.field(member + ".Value", *dimensions[i].Value);
    }
}

std::string metric_name(std::size_t i) { return letters(13 + 5 * i % 9, i); }
std::string name_space() { return "aws/" + letters(3); }

/// Metrics of a number are put with one value each; the large request takes turns with many values and statistics.
enum class Size { baseline, small, medium, large };

/// How many values the large request's second, fifth, eighth ... metric has.
constexpr std::size_t value_counts[]{5, 8, 12, 15, 7, 18, 10, 20, 6, 9, 13, 4, 17, 11, 16, 7, 19};

std::size_t dimension_count(Size size, std::size_t i) {
    if (size == Size::small) return 0;
    bool const two =
        i == 3 || i == 6 || i == 7
        || (size == Size::large && (i == 13 || i == 14 || (i >= 16 && i <= 21) || (i >= 38 && i <= 48) || i == 51));
    return two ? 2 : 1;
}

MetricDatum datum(Size size, std::size_t i) {
    MetricDatum made{.MetricName = metric_name(i), .Dimensions = dimensions(dimension_count(size, i))};
    if (size == Size::small) made.Dimensions = {};
    double const value = static_cast<double>(37 * i % 400);
    if (size == Size::medium) made.Timestamp = time_at(0);
    if (size != Size::large || i % 3 == 1) {
        made.Value = value;
    } else if (i % 3 == 0) {
        made.StatisticValues =
            StatisticSet{.SampleCount = 10.0, .Sum = 10 * value, .Minimum = value - 5, .Maximum = value + 5};
    } else {
        for (std::size_t j = 0; j < value_counts[i / 3]; ++j) {
            made.Values.push_back(value + static_cast<double>(j));
            made.Counts.push_back(1.0);
        }
    }
    made.Unit = i % 3 == 0 ? "Bytes" : i % 3 == 1 ? "Percent" : "Count";
    return made;
}

void write(Form& form, std::string const& name, MetricDatum const& datum) {
    form.field(name + ".MetricName", *datum.MetricName);
    write(form, name + ".Dimensions", datum.Dimensions);
    if (datum.Timestamp) form.field(name + ".Timestamp", time_text(0));
    if (datum.Value) form.field(name + ".Value", number_text(*datum.Value));
    if (datum.StatisticValues) {
        std::string const set = name + ".StatisticValues.";
        form.field(set + "SampleCount", number_text(*datum.StatisticValues->SampleCount));
        form.field(set + "Sum", number_text(*datum.StatisticValues->Sum));
        form.field(set + "Minimum", number_text(*datum.StatisticValues->Minimum));
        form.field(set + "Maximum", number_text(*datum.StatisticValues->Maximum));
    }
    form.numbers(name + ".Values", {datum.Values.begin(), datum.Values.end()});
    form.numbers(name + ".Counts", {datum.Counts.begin(), datum.Counts.end()});
    form.field(name + ".Unit", datum.Unit->to_string_view());
}

std::unique_ptr<Case> put_request(Size size) {
    constexpr std::size_t counts[]{0, 3, 10, 51};
    Form form("PutMetricData");
    PutMetricDataRequest request{.Namespace = name_space()};
    form.field("Namespace", name_space());
    for (std::size_t i = 1; i <= counts[static_cast<int>(size)]; ++i) {
        request.MetricData.push_back(datum(size, i));
        write(form, "MetricData.member." + std::to_string(i), request.MetricData.back());
    }
    return write_case<op::PutMetricData>(std::move(request), {.body = form.text()});
}

/// In the large request every third query, and the second, is an expression.
MetricDataQuery query(Size size, std::size_t i) {
    MetricDataQuery made{.Id = 'm' + std::to_string(i)};
    bool const large = size == Size::large;
    if (large && (i == 2 || (i % 3 == 0 && i != 3))) {
        made.Expression =
            i == 24 ? letters(40) + "('{a/b}', \"c\", 300)" : 'm' + std::to_string(i - 1) + " / " + letters(3 + i % 9);
        made.Label = letters(13 + i % 12, i);
    } else {
        std::size_t const named = large ? i % 3 == 1 : dimension_count(size, i);
        made.MetricStat = MetricStat{
            .Metric = Metric{.Namespace = name_space(), .MetricName = metric_name(i)},
            .Period = 300,
            .Stat = letters(large ? 3 + i % 5 : 7),
        };
        if (named != 0) made.MetricStat->Metric->Dimensions = dimensions(named);
        if (large && i == 5) made.MetricStat->Unit = "Bytes";
        if (large && (i == 8 || i == 20)) made.AccountId = "123456789012";
    }
    if (large && (i == 3 || i == 9 || i == 14 || i == 26)) made.ReturnData = false;
    return made;
}

void write(Form& form, std::string const& name, MetricDataQuery const& query) {
    form.field(name + ".Id", *query.Id);
    if (query.MetricStat) {
        std::string const stat = name + ".MetricStat.";
        form.field(stat + "Metric.Namespace", *query.MetricStat->Metric->Namespace);
        form.field(stat + "Metric.MetricName", *query.MetricStat->Metric->MetricName);
        write(form, stat + "Metric.Dimensions", query.MetricStat->Metric->Dimensions);
        form.field(stat + "Period", std::to_string(*query.MetricStat->Period));
        form.field(stat + "Stat", *query.MetricStat->Stat);
        if (query.MetricStat->Unit) form.field(stat + "Unit", query.MetricStat->Unit->to_string_view());
    }
    if (query.Expression) form.field(name + ".Expression", *query.Expression);
    if (query.Label) form.field(name + ".Label", *query.Label);
    if (query.ReturnData) form.field(name + ".ReturnData", "false");
    if (query.AccountId) form.field(name + ".AccountId", *query.AccountId);
}

std::unique_ptr<Case> get_request(Size size) {
    constexpr std::size_t counts[]{0, 3, 10, 30};
    Form form("GetMetricData");
    GetMetricDataRequest request{
        .MetricDataQueries = inia::empty_list(), .StartTime = time_at(0), .EndTime = time_at(59)};
    for (std::size_t i = 1; i <= counts[static_cast<int>(size)]; ++i) {
        request.MetricDataQueries.push_back(query(size, i));
        write(form, "MetricDataQueries.member." + std::to_string(i), request.MetricDataQueries.back());
    }
    form.field("StartTime", time_text(0));
    form.field("EndTime", time_text(59));
    if (size == Size::large) {
        request.ScanBy = "TimestampDescending";
        request.MaxDatapoints = 1440;
        request.LabelOptions = LabelOptions{.Timezone = "UTC"};
        form.field("ScanBy", "TimestampDescending");
        form.field("MaxDatapoints", "1440");
        form.field("LabelOptions.Timezone", "UTC");
    }
    return write_case<op::GetMetricData>(std::move(request), {.body = form.text()});
}

/// How many points the large answer's results have; the third, seventh and eighth say what went wrong, too.
constexpr std::size_t point_counts[]{2, 2, 1, 3, 2, 2, 0, 1, 4, 4, 5, 3, 6, 2,  2, 7, 1, 1, 8, 3, 4, 2,
                                     2, 5, 9, 3, 6, 3, 2, 2, 4, 3, 3, 5, 2, 2,  7, 3, 4, 5, 4, 3, 2, 3,
                                     1, 1, 1, 6, 3, 4, 5, 3, 7, 5, 4, 3, 2, 8,  3, 3, 4, 2, 2, 5, 3, 6,
                                     2, 2, 7, 3, 3, 4, 5, 3, 6, 3, 3, 2, 2, 10, 4, 4, 3, 5, 3, 7, 3};

void write_messages(XmlText& xml, inia::List<Message>& messages, std::size_t size) {
    messages.push_back({.Code = letters(12), .Value = letters(size)});
    xml.open("Messages");
    xml.open("member");
    xml.leaf("Code", letters(12));
    xml.leaf("Value", letters(size));
    xml.close("member");
    xml.close("Messages");
}

/// Writes a list of that many elements; one without elements is a tag that ends itself.
template<class Element> void write_list(XmlText& xml, std::string_view name, std::size_t count, Element element) {
    if (count == 0) return xml.empty(name);
    xml.open(name);
    for (std::size_t i = 0; i < count; ++i) xml.leaf("member", element(i));
    xml.close(name);
}

MetricDataResult write_result(XmlText& xml, Size size, std::size_t i) {
    std::size_t const points = size == Size::small ? 1 : size == Size::medium ? 2 : point_counts[i];
    MetricDataResult made{.Id = 'm' + std::to_string(i + 1),
                          .Label = letters(size == Size::large ? 13 + 5 * i % 15 : 13 + i % 9, i),
                          .Timestamps = inia::empty_list(),
                          .Values = inia::empty_list(),
                          .StatusCode = "Complete"};
    for (std::size_t j = 0; j < points; ++j) {
        made.Timestamps.push_back(time_at(5 * j));
        // Two of three results have whole numbers.
        made.Values.push_back(static_cast<double>(37 * (i + j) % 900) / (i % 3 == 2 ? 10 : 1));
    }
    xml.open("member");
    xml.leaf("Id", *made.Id);
    xml.leaf("Label", *made.Label);
    write_list(xml, "Timestamps", points, [](std::size_t j) { return time_text(5 * j); });
    write_list(xml, "Values", points, [&](std::size_t j) { return number_text(made.Values[j]); });
    xml.leaf("StatusCode", "Complete");
    if (size == Size::large && (i == 2 || i == 6 || i == 7)) write_messages(xml, made.Messages, 51 - 2 * i);
    xml.close("member");
    return made;
}

std::unique_ptr<Case> get_answer(Size size) {
    constexpr std::size_t counts[]{0, 3, 10, std::size(point_counts)};
    GetMetricDataResponse expected;
    XmlText xml;
    xml.open("GetMetricDataResponse", " xmlns=\"https://serde-std.example.com/\"");
    xml.open("GetMetricDataResult");
    xml.open("MetricDataResults");
    for (std::size_t i = 0; i < counts[static_cast<int>(size)]; ++i)
        expected.MetricDataResults.push_back(write_result(xml, size, i));
    xml.close("MetricDataResults");
    if (size == Size::large) {
        expected.NextToken = letters(16);
        xml.leaf("NextToken", letters(16));
        write_messages(xml, expected.Messages, 66);
    }
    xml.close("GetMetricDataResult");
    xml.open("ResponseMetadata");
    xml.leaf("RequestId", letters(36));
    xml.close("ResponseMetadata");
    xml.close("GetMetricDataResponse");
    return read_case<op::GetMetricData>(
        {.MetricDataQueries = inia::empty_list(), .StartTime = time_at(0), .EndTime = time_at(59)},
        {.status = 200, .body = std::move(xml).take()}, std::move(expected),
        [](auto const& answer) { return answer.MetricDataResults.size(); });
}

}  // namespace

void add_query_cases(Cases& cases) {
    constexpr std::pair<char const*, Size> sizes[]{{"S", Size::small}, {"M", Size::medium}, {"L", Size::large}};
    std::string const prefix = "awsQuery_";
    for (auto const& [name, size] : sizes)
        cases.push_back({prefix + "GetMetricDataRequest_" + name, [size = size] { return get_request(size); }});
    for (auto const& [name, size] : sizes)
        cases.push_back({prefix + "GetMetricDataResponse_" + name, [size = size] { return get_answer(size); }});
    cases.push_back({prefix + "PutMetricDataRequest_Baseline", [] { return put_request(Size::baseline); }});
    for (auto const& [name, size] : sizes)
        cases.push_back({prefix + "PutMetricDataRequest_" + name, [size = size] { return put_request(size); }});
}

}  // namespace bench
