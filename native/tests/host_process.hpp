#pragma once

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "connection.hpp"
#include "messages.hpp"

namespace martlet::host {

// Plays the JVM: starts a real host, owns its region, and speaks the protocol with it.
class HostProcess {
 public:
  // A host of libraries or programs is told which; the R host is not.
  explicit HostProcess(const std::string& program, const char* guests = nullptr);
  HostProcess(const HostProcess&) = delete;
  HostProcess& operator=(const HostProcess&) = delete;
  ~HostProcess();

  const std::string& name() const { return name_; }
  const std::string& sandbox_level() const { return sandbox_level_; }

  Outcome open(const OpenMessage& message);

  // Sends any frame, and waits for one.
  void send(WireWriter& message);
  // False when the host has closed the connection.
  bool receive(Frame& frame);

  // The failures by model of a SCORE; throws ProtocolError when the host dies instead.
  std::map<std::uint32_t, Outcome> score(std::uint32_t rows, std::uint64_t outputs_base = 0,
                                         std::uint64_t inputs_base = 0);

  // Closes the connection and waits for the host's end; the status is waitpid's.
  int close();

  std::uint8_t* region() { return region_; }
  std::uint64_t region_size() const { return region_size_; }
  std::int32_t status() const;
  // Announces the region, anew or first: its inputs begin in the middle.
  void announce_region(std::uint32_t generation);

 private:
  std::string folder_;
  pid_t pid_ = -1;
  std::vector<Connection> connection_;
  std::string name_;
  std::string sandbox_level_;
  std::uint8_t* region_ = nullptr;
  std::uint64_t region_size_ = 0;
};

// Lays models' scores and columns out in the two halves of a host's region.
class TestLayout {
 public:
  TestLayout(HostProcess& host, std::uint32_t rows) : host_(host), rows_(rows) {}

  template <class T>
  TestLayout& column(Type type, const std::vector<T>& values,
                     const std::vector<bool>& present = {}) {
    columns_.push_back(
        {type, put(values.data(), values.size() * sizeof(T)), put_bits(present), {}});
    return *this;
  }

  TestLayout& strings(const std::vector<std::string>& values,
                      const std::vector<bool>& present = {});

  // A model that reads the columns of these indexes.
  TestLayout& model(std::uint32_t model, const std::vector<std::uint32_t>& columns);

  void send();

  const std::int32_t* ranks(std::size_t model = 0) const;
  const std::uint8_t* binaries(std::size_t model = 0) const;

 private:
  std::uint64_t reserve_scores(std::uint64_t bytes);
  std::uint64_t put(const void* bytes, std::uint64_t size);
  std::optional<std::uint64_t> put_bits(const std::vector<bool>& bits);

  HostProcess& host_;
  std::uint32_t rows_;
  std::uint64_t scores_end_ = 64;
  std::uint64_t columns_end_ = host_.region_size() / 2;
  std::vector<LayoutColumn> columns_;
  std::vector<LayoutModel> models_;
};

}  // namespace martlet::host
