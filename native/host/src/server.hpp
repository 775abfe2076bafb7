#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "connection.hpp"
#include "fork_mark.hpp"
#include "hosted_model.hpp"
#include "messages.hpp"
#include "region.hpp"
#include "score_drafts.hpp"

namespace martlet::host {

// Serves one connection, from HELLO to its end.
class Server {
 public:
  Server(Connection connection, ModelOpener& opener)
      : connection_(std::move(connection)), opener_(opener) {}

  // Returns when the JVM has closed the connection; throws ProtocolError when it breaks the
  // protocol.
  void serve(const std::string& host_name, const std::string& sandbox_level);

 private:
  struct OpenModel {
    std::unique_ptr<HostedModel> model;
    std::int32_t first_rank;
    std::int32_t last_rank;
    std::vector<OpenInput> inputs;
    bool failed;
  };

  void handle(const Frame& frame);
  void map_region(const RegionMessage& message);
  void open_model(const OpenMessage& message);
  void set_layout(LayoutMessage layout);
  void score(const ScoreMessage& message);
  // The model at a place in the layout.
  Outcome score_model(std::size_t index, const std::vector<martlet_column>& columns,
                      const ScoreMessage& message);
  Region& region();
  void check_inputs(const LayoutMessage& layout, const LayoutModel& place) const;

  Connection connection_;
  ForkMark fork_mark_;
  ModelOpener& opener_;
  std::unique_ptr<Region> region_;
  std::unordered_map<std::uint32_t, OpenModel> models_;
  std::optional<LayoutMessage> layout_;
  // The layout's models, in its order, so that they need not be looked up batch by batch.
  std::vector<OpenModel*> laid_out_;
  std::vector<martlet_column> model_columns_;
  ScoreDrafts drafts_;
};

}  // namespace martlet::host
