#include "partition.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

namespace inia::codegen {
namespace {

// What g++ 12 takes at -O2, in KB of memory: fitted to 90 parts of 20 services, which it left with a standard
// deviation of 40 to 48 MB, and rounded. services.json may ask for more parts than this says, and does so where a
// compiler said otherwise.
constexpr std::size_t base_cost = 145'000;        // Core's headers.
constexpr std::size_t enumeration_cost = 200;     // Each of the service's, all of which every part reads.
constexpr std::size_t definition_cost = 45;       // A member that is only defined, where all structures are one header.
constexpr std::size_t reached_cost = 130;         // A structure whose header the part reads.
constexpr std::size_t made_cost = 320;            // And which it makes in what it reads: destructor and moves.
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

/// Structures that something holds, and what these hold, and so on.
class Reach {
public:
    explicit Reach(Service const& service) : service_(service), known_(service.structures.size()) {}

    std::size_t count() const noexcept { return order_.size(); }
    void add(std::size_t index) {
        if (known_[index]) return;
        known_[index] = true;
        order_.push_back(index);
        for_each_held(service_.structures[index], [&](std::size_t held) { add(held); });
    }
    void clear() {
        for (std::size_t index : order_) known_[index] = false;
        order_.clear();
    }

private:
    Service const& service_;
    std::vector<bool> known_;
    std::vector<std::size_t> order_{};
};

std::size_t reach_of(Service const& service, Operation const& operation) {
    Reach reach(service);
    reach.add(operation.request);
    reach.add(operation.response);
    return reach.count();
}

/// What a part costs whatever is in it.
std::size_t cost_of_headers(Service const& service) {
    std::size_t cost = base_cost + enumeration_cost * service.enumerations.size();
    if (!service.split)
        for (Structure const& structure : service.structures) cost += definition_cost * structure.members.size();
    return cost;
}

/// The operations, those that reach most first: parts that read the headers of half of a service are then few, as their
/// structures stand together.
std::vector<std::size_t> widest_first(Service const& service) {
    std::vector<std::size_t> reach, order;
    for (Operation const& operation : service.operations) {
        reach.push_back(reach_of(service, operation));
        order.push_back(order.size());
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return reach[a] > reach[b]; });
    return order;
}

/// Puts operations and structures one after the other into parts, none of which costs more than `limit`, unless one
/// thing alone does.
class Filler {
public:
    Filler(Service const& service, std::vector<std::size_t> const& order, std::size_t limit)
        : service_(service),
          order_(order),
          headers_(cost_of_headers(service)),
          limit_(limit),
          placed_(service.structures.size()),
          reached_(service),
          made_(service) {}

    std::vector<Part> fill() {
        for (std::size_t index : order_) {
            Operation const& operation = service_.operations[index];
            place(operation.request);
            place(operation.response);
            add(cost_of_operation(service_, operation), {{operation.request, false}, {operation.response, true}})
                .operations.push_back(index);
        }
        for (std::size_t i = 0; i < service_.structures.size(); ++i) place(i);
        return std::move(parts_);
    }

private:
    /// Something in a part uses a structure.
    struct Use {
        std::size_t structure;
        bool made;  ///< It makes one, and all that it holds.
    };

    void place(std::size_t index) {
        if (placed_[index]) return;
        placed_[index] = true;
        Structure const& structure = service_.structures[index];
        for_each_held(structure, [&](std::size_t held) { place(held); });
        add(cost_of_codecs(structure), {{index, structure.decoded}}).structures.push_back(index);
    }

    std::size_t cost() const { return headers_ + own_ + reached_cost * reached_.count() + made_cost * made_.count(); }

    /// The part in which what costs `own` and has these uses has a place.
    Part& add(std::size_t own, std::initializer_list<Use> uses) {
        auto const take = [&] {
            own_ += own;
            for (Use const& use : uses) {
                reached_.add(use.structure);
                if (use.made) made_.add(use.structure);
            }
        };
        if (!parts_.empty()) {
            take();
            if (cost() <= limit_) return parts_.back();
            reached_.clear();
            made_.clear();
        }
        parts_.emplace_back();
        own_ = 0;
        take();
        return parts_.back();
    }

    Service const& service_;
    std::vector<std::size_t> const& order_;
    std::size_t headers_;
    std::size_t limit_;
    std::vector<bool> placed_;
    std::vector<Part> parts_{};
    std::size_t own_ = 0;  ///< What the last part's own things cost.
    Reach reached_;        ///< What the last part's things hold,
    Reach made_;           ///< and what of it they make.
};

/// What the part uses, and another instantiates.
void borrow(Service const& service, Part& part) {
    std::set<std::size_t> const own(part.structures.begin(), part.structures.end());
    std::set<std::size_t> others;
    auto const use = [&](std::size_t index) {
        if (!own.contains(index)) others.insert(index);
    };
    for (std::size_t index : part.structures) for_each_held(service.structures[index], use);
    for (std::size_t index : part.operations) {
        Operation const& operation = service.operations[index];
        for (std::size_t top : {operation.request, operation.response}) {
            use(top);
            for_each_held(service.structures[top], [&](std::size_t held) {
                use(held);
                // Who reads an answer's stream reads its events.
                Structure const& structure = service.structures[held];
                if (structure.is_event_stream) for_each_held(structure, use);
            });
        }
    }
    part.borrowed.assign(others.begin(), others.end());
}

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
    return std::max<std::size_t>(Filler(service, widest_first(service), part_limit).fill().size(), 1);
}

std::vector<Part> partition(Service const& service, std::size_t count) {
    std::vector<std::size_t> const order = widest_first(service);
    // The lowest limit that so many parts can keep. More than all of it together is enough for one.
    std::size_t low = 0, high = cost_of_headers(service);
    for (Operation const& operation : service.operations) high += cost_of_operation(service, operation);
    for (Structure const& structure : service.structures) high += cost_of_codecs(structure) + reached_cost + made_cost;
    while (high - low > 1000) {
        std::size_t const middle = low + (high - low) / 2;
        (Filler(service, order, middle).fill().size() <= count ? high : low) = middle;
    }
    std::vector<Part> parts = Filler(service, order, high).fill();
    parts.resize(count);  // a limit's step may be of two parts
    for (Part& part : parts) {
        std::sort(part.operations.begin(), part.operations.end());
        borrow(service, part);
    }
    return parts;
}

}  // namespace inia::codegen
