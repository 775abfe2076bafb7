#pragma once

#include <sys/types.h>

#include "connection.hpp"
#include "hosted_model.hpp"

namespace martlet::host {

// A model that runs in a child of the host, which is asked batch by batch. The child reads its
// columns where the host does, and answers with the scores.
class ScriptProcess final : public HostedModel {
 public:
  // Forks a child, which runs the script and owns its copy of the region.
  static std::unique_ptr<ScriptProcess> start(const OpenMessage& message,
                                              std::unique_ptr<Region>& region);

  ScriptProcess(pid_t pid, UniqueFd socket, std::unique_ptr<Region>& region)
      : pid_(pid), connection_(std::move(socket)), region_(region) {}
  ScriptProcess(const ScriptProcess&) = delete;
  ScriptProcess& operator=(const ScriptProcess&) = delete;
  ~ScriptProcess() override;

  // How running the script went: the child's first answer.
  Outcome opened();

  Outcome score(const martlet_batch& batch, martlet_scores& scores) override;
  void move_to(const RegionMessage& message) override;

 private:
  // Sends a request and takes the answer's scores, if it has any.
  Outcome ask(WireWriter& request, const martlet_scores* scores, std::size_t rows);
  Outcome answer(const martlet_scores* scores, std::size_t rows);
  // What the child's end says.
  Outcome ended();

  pid_t pid_;
  Connection connection_;
  std::unique_ptr<Region>& region_;
};

}  // namespace martlet::host
