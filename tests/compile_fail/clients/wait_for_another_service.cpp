// expect: inia: this waiter is another service's
#include <inia/kitchen_sink.hpp>
#include <inia/kitchen_sink_json.hpp>

int main() {
    inia::kitchen_sink::Client().wait<inia::kitchen_sink_json::waiter::RecipeExists>(
        {.Name = "soup", .Steps = {{.Text = "boil"}}, .Index = {{"a", {.Text = "boil"}}}});
}
