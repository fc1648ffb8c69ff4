#include "partition.hpp"

#include <algorithm>
#include <set>

namespace inia::codegen {
namespace {

// Measured with g++ 12 at -O2: a structure costs as much as ten of its members, and 1,450 of these units stay below
// 480 MB, headers included. That was before requests were checked: apigateway has had a unit of 614 MB since.
constexpr std::size_t structure_weight = 10;
constexpr std::size_t part_weight = 1510;
// The structures of a huge service hold more of each other, so each part reads more headers.
constexpr std::size_t part_weight_of_split = 1200;

std::size_t weight(Structure const& structure) { return structure_weight + structure.members.size(); }

std::size_t total_weight(Service const& service) {
    std::size_t total = 0;
    for (Structure const& structure : service.structures) total += weight(structure);
    return total;
}

/// Puts structures one after the other into parts of equal weight.
class Filler {
public:
    Filler(Service const& service, std::size_t count)
        : service_(service),
          total_(std::max<std::size_t>(total_weight(service), 1)),
          parts_(count),
          placed_(service.structures.size()) {}

    std::vector<Part> fill() {
        for (std::size_t i = 0; i < service_.operations.size(); ++i) {
            place(service_.operations[i].request);
            place(service_.operations[i].response);
            parts_[current()].operations.push_back(i);
        }
        for (std::size_t i = 0; i < service_.structures.size(); ++i) place(i);
        for (Part& part : parts_) borrow(part);
        return std::move(parts_);
    }

private:
    std::size_t current() const { return std::min(done_ * parts_.size() / total_, parts_.size() - 1); }

    void place(std::size_t index) {
        if (placed_[index]) return;
        placed_[index] = true;
        Structure const& structure = service_.structures[index];
        for_each_held(structure, [&](std::size_t held) { place(held); });
        parts_[current()].structures.push_back(index);
        done_ += weight(structure);
    }

    void borrow(Part& part) const {
        std::set<std::size_t> const own(part.structures.begin(), part.structures.end());
        std::set<std::size_t> others;
        auto const use = [&](std::size_t index) {
            if (!own.contains(index)) others.insert(index);
        };
        for (std::size_t index : part.structures) for_each_held(service_.structures[index], use);
        for (std::size_t index : part.operations) {
            Operation const& operation = service_.operations[index];
            for (std::size_t top : {operation.request, operation.response}) {
                use(top);
                for_each_held(service_.structures[top], [&](std::size_t held) {
                    use(held);
                    // Who reads an answer's stream reads its events.
                    Structure const& structure = service_.structures[held];
                    if (structure.is_event_stream) for_each_held(structure, use);
                });
            }
        }
        part.borrowed.assign(others.begin(), others.end());
    }

    Service const& service_;
    std::size_t total_;
    std::vector<Part> parts_;
    std::vector<bool> placed_;
    std::size_t done_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> header_groups(Service const& service) {
    std::vector<std::vector<std::size_t>> groups;
    std::string_view file;
    for (std::size_t index : service.order) {
        // The structures of a cycle follow each other.
        std::string_view const own = service.structures[index].defined_in;
        if (groups.empty() || own != file) groups.emplace_back();
        groups.back().push_back(index);
        file = own;
    }
    return groups;
}

std::set<std::size_t> held_outside(Service const& service, std::vector<std::size_t> const& group) {
    std::set<std::size_t> held;
    for (std::size_t index : group)
        for_each_held(service.structures[index], [&](std::size_t other) {
            if (service.structures[other].defined_in != service.structures[index].defined_in) held.insert(other);
        });
    return held;
}

std::size_t parts_needed(Service const& service) {
    std::size_t const limit = service.split ? part_weight_of_split : part_weight;
    return std::max<std::size_t>((total_weight(service) + limit - 1) / limit, 1);
}

std::vector<Part> partition(Service const& service, std::size_t count) { return Filler(service, count).fill(); }

}  // namespace inia::codegen
