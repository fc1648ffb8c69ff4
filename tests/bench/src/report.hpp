#pragma once

#include <sys/resource.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace bench {

/// The requests that every program of the call benchmarks sends, byte for byte.
inline std::string get_item_body() {
    return R"({"TableName":"bench","Key":{"pk":{"S":"customer#0000000042"},"sk":{"S":"order#2026-05-17T10:11:12Z"}}})";
}
inline std::string notes() {
    std::string text;
    while (text.size() < 520) text += static_cast<char>('a' + text.size() % 26);
    return text;
}
inline std::string put_item_body() {
    return R"({"TableName":"bench","Item":{"pk":{"S":"customer#0000000042"},"sk":{"S":"order#2026-05-17T10:11:12Z"},)"
           R"("name":{"S":"Alice Example"},"tier":{"S":"enterprise"},"logins":{"N":"9007199254740993"},)"
           R"("score":{"N":"0.125"},"active":{"BOOL":true},"nickname":{"NULL":true},"tags":{"SS":["alpha","beta","gamma"]},)"
           R"("address":{"M":{"street":{"S":"1 Main Street"},"unit":{"S":"4b"},"zip":{"N":"12345"}}},"notes":{"S":")"
         + notes() + R"("}}})";
}

/// The same as inia's request.
template<class Request, class Value, class Number> Request put_item_request() {
    return {
        .TableName = "bench",
        .Item = {{"pk", "customer#0000000042"},
                 {"sk", "order#2026-05-17T10:11:12Z"},
                 {"name", "Alice Example"},
                 {"tier", "enterprise"},
                 {"logins", Number{"9007199254740993"}},
                 {"score", 0.125},
                 {"active", true},
                 {"nickname", nullptr},
                 {"tags", Value::string_set({"alpha", "beta", "gamma"})},
                 {"address", Value::map({{"street", "1 Main Street"}, {"unit", "4b"}, {"zip", 12345}})},
                 {"notes", notes()}},
    };
}
inline std::string query_body() {
    return R"({"TableName":"bench","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":"customer#0000000042"}}})";
}
inline std::string scan_body() { return R"({"TableName":"bench"})"; }

/// CPU time of this process between construction and `print`, which writes `calls user_us system_us peak_kb`.
class Meter {
public:
    Meter() { getrusage(RUSAGE_SELF, &start_); }
    void print(int calls) const {
        rusage end{};
        getrusage(RUSAGE_SELF, &end);
        std::printf("%d %.3f %.3f %ld\n", calls, us(end.ru_utime) - us(start_.ru_utime),
                    us(end.ru_stime) - us(start_.ru_stime), end.ru_maxrss);
    }

private:
    static double us(timeval const& time) {
        return 1e6 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec);
    }
    rusage start_{};
};

}  // namespace bench
