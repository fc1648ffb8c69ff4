// service: cloudwatch, protocol: json, operations: PutMetricAlarm DescribeAlarms DeleteAlarms SetAlarmState
// PutMetricData ListMetrics
#include <inia/cloudwatch.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

// In JSON, though the service prefers CBOR: moto 5.2.5 speaks no rpc-v2-cbor for any service (its tables of protocols,
// moto/core/parse.py and serialize.py, have query, json, rest-json, rest-xml and ec2). CBOR is held by the public
// vectors and by tests/unit/core/protocol/rpc_v2_cbor_test.cpp.

namespace cloudwatch = inia::cloudwatch;

TEST_CASE("CloudWatch keeps an alarm with its numbers, and a metric that was sent", "[cloudwatch]") {
    INIA_NEEDS_LOCAL_AWS();
    cloudwatch::Client client(inia::test::local_session(), inia::test::local_config());
    client.put_metric_alarm({
        .AlarmName = "inia-it",
        .MetricName = "delay",
        .Namespace = "inia/it",
        .Statistic = cloudwatch::Statistic::Average,
        .Dimensions = {{.Name = "host", .Value = "a"}},
        .Period = 60,
        .EvaluationPeriods = 2,
        .Threshold = 1.5,
        .ComparisonOperator = cloudwatch::ComparisonOperator::GreaterThanThreshold,
    });
    auto const found = client.describe_alarms({.AlarmNames = {"inia-it"}}).MetricAlarms;
    REQUIRE(found.size() == 1);
    CHECK(found[0].Threshold == 1.5);
    CHECK(found[0].EvaluationPeriods == 2);
    CHECK(found[0].Statistic == cloudwatch::Statistic::Average);
    CHECK(found[0].StateUpdatedTimestamp.has_value());
    REQUIRE(found[0].Dimensions.size() == 1);
    CHECK(found[0].Dimensions[0].Name == "host");
    CHECK(std::ranges::any_of(client.describe_alarms().MetricAlarms,
                              [](auto const& alarm) { return alarm.AlarmName == "inia-it"; }));

    client.put_metric_data({
        .Namespace = "inia/it",
        .MetricData = {{.MetricName = "delay", .Value = 2.5, .Unit = cloudwatch::StandardUnit::Seconds}},
    });
    auto const metrics = client.list_metrics({.Namespace = "inia/it"}).Metrics;
    CHECK(std::ranges::any_of(metrics, [](auto const& metric) { return metric.MetricName == "delay"; }));

    client.set_alarm_state(
        {.AlarmName = "inia-it", .StateValue = cloudwatch::StateValue::ALARM, .StateReason = "for a \"test\""});
    CHECK(client.describe_alarms({.StateValue = cloudwatch::StateValue::ALARM}).MetricAlarms.size() == 1);
    CHECK_THROWS_AS(client.set_alarm_state(
                        {.AlarmName = "none", .StateValue = cloudwatch::StateValue::OK, .StateReason = "for a test"}),
                    cloudwatch::ResourceNotFound);

    client.delete_alarms({.AlarmNames = {"inia-it"}});
    CHECK(client.describe_alarms({.AlarmNames = {"inia-it"}}).MetricAlarms.empty());
}
