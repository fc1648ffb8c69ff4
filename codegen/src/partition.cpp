#include "partition.hpp"

#include <algorithm>
#include <set>

namespace inia::codegen {
namespace {

// What g++ 12 takes at -O2, in KB of memory: fitted to 90 parts of 20 services, which it left with a standard
// deviation of 40 to 48 MB, and rounded. services.json may ask for more parts than this says, and does so where a
// compiler said otherwise.
constexpr std::size_t base_cost = 145'000;        // Core's headers.
constexpr std::size_t enumeration_cost = 200;     // Each of the service's, all of which every part reads.
constexpr std::size_t definition_cost = 45;       // A member that is only defined, where all structures are one header.
constexpr std::size_t reached_cost = 450;         // A structure's destructor and moves.
constexpr std::size_t encoded_member_cost = 250;  // Inside of another structure.
constexpr std::size_t decoded_member_cost = 350;
constexpr std::size_t bound_member_cost = 290;  // Of an operation whose members have places in HTTP.
constexpr std::size_t operation_cost = 2200;

// Less than 500 MB, with room for the error.
constexpr std::size_t part_limit = 440'000;

std::size_t members_of(Service const& service, std::size_t index) { return service.structures[index].members.size(); }

std::size_t cost_of_codecs(Structure const& structure) {
    if (structure.top_level) return 0;  // Told by the operations.
    return structure.members.size()
         * ((structure.encoded ? encoded_member_cost : 0) + (structure.decoded ? decoded_member_cost : 0));
}

std::size_t cost_of_operation(Service const& service, Operation const& operation) {
    bool const bound = service.protocol == Protocol::rest_json || service.protocol == Protocol::rest_xml;
    std::size_t const members = members_of(service, operation.request) + members_of(service, operation.response);
    return operation_cost + (bound ? bound_member_cost * members : 0);
}

/// Of the codecs and operations alone: what can be spread.
std::size_t cost_to_spread(Service const& service) {
    std::size_t total = 0;
    for (Structure const& structure : service.structures) total += cost_of_codecs(structure);
    for (Operation const& operation : service.operations) total += cost_of_operation(service, operation);
    return total;
}

/// How many structures the part has, and what they hold, and so on.
std::size_t reached(Service const& service, Part const& part) {
    std::vector<bool> known(service.structures.size());
    std::size_t count = 0;
    auto const reach = [&](auto const& self, std::size_t index) -> void {
        if (known[index]) return;
        known[index] = true;
        ++count;
        for_each_held(service.structures[index], [&](std::size_t held) { self(self, held); });
    };
    for (std::size_t index : part.structures) reach(reach, index);
    for (std::size_t index : part.operations) {
        reach(reach, service.operations[index].request);
        reach(reach, service.operations[index].response);
    }
    return count;
}

std::size_t cost_of(Service const& service, Part const& part) {
    std::size_t cost =
        base_cost + enumeration_cost * service.enumerations.size() + reached_cost * reached(service, part);
    if (!service.split)
        for (Structure const& structure : service.structures) cost += definition_cost * structure.members.size();
    for (std::size_t index : part.structures) cost += cost_of_codecs(service.structures[index]);
    for (std::size_t index : part.operations) cost += cost_of_operation(service, service.operations[index]);
    return cost;
}

/// Puts operations and structures one after the other into parts of equal cost.
class Filler {
public:
    Filler(Service const& service, std::size_t count)
        : service_(service),
          total_(std::max<std::size_t>(cost_to_spread(service), 1)),
          parts_(count),
          placed_(service.structures.size()) {}

    std::vector<Part> fill() {
        for (std::size_t i = 0; i < service_.operations.size(); ++i) {
            place(service_.operations[i].request);
            place(service_.operations[i].response);
            parts_[current()].operations.push_back(i);
            done_ += cost_of_operation(service_, service_.operations[i]);
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
        done_ += cost_of_codecs(structure);
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
    auto const fit = [&](std::size_t count) {
        std::vector<Part> const parts = partition(service, count);
        return std::all_of(parts.begin(), parts.end(),
                           [&](Part const& part) { return cost_of(service, part) <= part_limit; });
    };
    std::size_t count = 1;
    // A structure that holds half of the service stays too large in however many parts.
    std::size_t const most = 2 + 2 * cost_to_spread(service) / (part_limit - base_cost);
    while (count < most && !fit(count)) ++count;
    return count;
}

std::vector<Part> partition(Service const& service, std::size_t count) { return Filler(service, count).fill(); }

}  // namespace inia::codegen
