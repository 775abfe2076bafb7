#include "server.hpp"

#include <cstring>
#include <utility>

#include "batch.hpp"
#include "scores_check.hpp"

namespace martlet::host {

namespace {

constexpr std::size_t kLongestMessage = 4096;

std::string_view bounded(std::string_view message) { return message.substr(0, kLongestMessage); }

// The region's status word names the model for as long as this lives.
class Entered {
 public:
  Entered(Region& region, std::uint32_t model) : region_(region) { region_.enter(model); }
  Entered(const Entered&) = delete;
  Entered& operator=(const Entered&) = delete;
  ~Entered() { region_.leave(); }

 private:
  Region& region_;
};

}  // namespace

void Server::serve(const std::string& host_name, const std::string& sandbox_level) {
  WireWriter hello(kHello);
  hello.number(kProtocolVersion).text(host_name).text(sandbox_level);
  connection_.send(hello);
  Frame frame;
  while (connection_.receive(frame)) handle(frame);
}

void Server::handle(const Frame& frame) {
  switch (frame.type) {
    case kRegion:
      return map_region(decode_region(frame.payload));
    case kOpen:
      return open_model(decode_open(frame.payload));
    case kLayout:
      return set_layout(decode_layout(frame.payload));
    case kScore:
      return score(decode_score(frame.payload));
    default:
      throw ProtocolError("unexpected message type " + std::to_string(frame.type));
  }
}

void Server::map_region(const RegionMessage& message) {
  region_ = std::make_unique<Region>(message);
  for (auto& [number, model] : models_) {
    if (model.model != nullptr) model.model->move_to(message);
  }
  WireWriter ready(kReady);
  ready.number(message.generation);
  connection_.send(ready);
}

void Server::open_model(const OpenMessage& message) {
  // A number may be used anew; the layout then speaks of the former model.
  if (models_.erase(message.model) > 0) layout_.reset();
  // The JVM opens one model at a time, and so knows which one it was if this is the end of the
  // host.
  Opening opening = opener_.open(message, region_);
  fork_mark_.end_copy();
  WireWriter opened(kOpened);
  opened.number(message.model)
      .number(static_cast<std::uint8_t>(opening.outcome.failure))
      .number(opening.outcome.signal)
      .text(bounded(opening.outcome.message));
  models_[message.model] = {std::move(opening.model), message.first_rank, message.last_rank,
                            message.inputs, opening.outcome.failed()};
  connection_.send(opened);
}

void Server::set_layout(LayoutMessage layout) {
  for (const LayoutModel& place : layout.models) check_inputs(layout, place);
  laid_out_.clear();
  for (const LayoutModel& place : layout.models) laid_out_.push_back(&models_.at(place.model));
  layout_ = std::move(layout);
}

void Server::check_inputs(const LayoutMessage& layout, const LayoutModel& place) const {
  const auto found = models_.find(place.model);
  const std::string subject = "the layout's model " + std::to_string(place.model);
  if (found == models_.end()) throw ProtocolError(subject + " is not open");
  const std::vector<OpenInput>& inputs = found->second.inputs;
  if (inputs.size() != place.columns.size()) {
    throw ProtocolError(subject + " was opened with " + std::to_string(inputs.size()) +
                        " inputs, and is laid out with " + std::to_string(place.columns.size()));
  }
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Type type = layout.columns[place.columns[i]].type;
    if (type != inputs[i].type) {
      throw ProtocolError(subject + " reads " + inputs[i].name + " as " +
                          std::string(type_name(inputs[i].type)) + ", which is laid out as " +
                          std::string(type_name(type)));
    }
  }
}

void Server::score(const ScoreMessage& message) {
  if (!layout_) throw ProtocolError("SCORE before LAYOUT");
  const std::vector<martlet_column> columns = locate_columns(*layout_, region(), message);
  drafts_.reserve(laid_out_.size(), message.rows);
  std::vector<std::pair<std::uint32_t, Outcome>> failed;
  for (std::size_t i = 0; i < laid_out_.size(); ++i) {
    const LayoutModel& place = layout_->models[i];
    OpenModel& model = *laid_out_[i];
    if (model.failed || message.rows == 0) continue;
    Outcome outcome = score_model(i, columns, message);
    if (!outcome.failed()) continue;
    model.failed = true;
    failed.emplace_back(place.model, std::move(outcome));
  }
  WireWriter scored(kScored);
  scored.number(message.ticket).number(static_cast<std::uint32_t>(failed.size()));
  for (const auto& [model, outcome] : failed) {
    scored.number(model)
        .number(static_cast<std::uint8_t>(outcome.failure))
        .number(outcome.record)
        .number(outcome.signal)
        .text(bounded(outcome.message));
  }
  connection_.send(scored);
}

Outcome Server::score_model(std::size_t index, const std::vector<martlet_column>& columns,
                            const ScoreMessage& message) {
  const LayoutModel& place = layout_->models[index];
  const OpenModel& model = *laid_out_[index];
  model_columns_.clear();
  for (std::uint32_t column : place.columns) model_columns_.push_back(columns[column]);
  const martlet_batch batch{message.rows, static_cast<std::int32_t>(model_columns_.size()),
                            model_columns_.data()};
  const martlet_scores scores = locate_scores(place, region(), message);
  const martlet_scores draft = drafts_.at(index);
  mark_unwritten(draft, batch.rows);
  // The model gets a copy: it may do with the struct what it likes.
  martlet_scores handed = draft;
  Outcome outcome;
  {
    const Entered entered(region(), place.model);
    outcome = model.model->score(batch, handed);
    fork_mark_.end_copy();
  }
  if (outcome.failed()) return outcome;
  // Checked where no model knows of them.
  std::memcpy(scores.rank, draft.rank, message.rows * sizeof *scores.rank);
  std::memcpy(scores.binary, draft.binary, message.rows);
  return check_scores(scores, batch.rows, model.first_rank, model.last_rank);
}

Region& Server::region() {
  if (!region_) throw ProtocolError("REGION must come first");
  return *region_;
}

}  // namespace martlet::host
