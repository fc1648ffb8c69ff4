#include <inia/core/session.hpp>

#include "config/session_state.hpp"

#include <utility>

namespace inia {

Session::Session() : state_(detail::default_session_state()) {}

Session::Session(SessionOptions options) : state_(std::make_shared<detail::SessionState>(std::move(options))) {}

Session Session::of(std::shared_ptr<detail::SessionState> state) {
    Session session;
    session.state_ = std::move(state);
    return session;
}

Credentials Session::credentials() const { return **state_->credentials(); }

std::string Session::region_name() const { return *state_->region(); }

std::string Session::profile_name() const { return state_->profile_name(); }

}  // namespace inia
