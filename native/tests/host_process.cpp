#include "host_process.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace martlet::host {

namespace {

constexpr std::uint64_t kRegionSize = 4 << 20;

void require(bool condition, const char* what) {
  if (!condition) throw std::runtime_error(std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

HostProcess::HostProcess(const std::string& program, const char* guests)
    : region_size_(kRegionSize) {
  char folder[] = "/tmp/martlet-test-XXXXXX";
  require(::mkdtemp(folder) != nullptr, "mkdtemp");
  folder_ = folder;
  const std::string socket_path = folder_ + "/socket";
  const UniqueFd listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, socket_path.data(), socket_path.size());
  require(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
          "bind");
  require(::listen(listener.get(), 1) == 0, "listen");
  pid_ = ::fork();
  if (pid_ == 0) {
    ::execl(program.c_str(), program.c_str(), socket_path.c_str(), guests, nullptr);
    ::_exit(127);
  }
  connection_.emplace_back(UniqueFd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC)));
  Frame hello;
  require(receive(hello) && hello.type == kHello, "HELLO");
  WireReader reader(hello.payload);
  require(reader.number<std::uint32_t>() == kProtocolVersion, "protocol version");
  name_ = reader.text();
  sandbox_level_ = reader.text();
  reader.finish();

  const UniqueFd file(
      ::open((folder_ + "/region").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
  require(::ftruncate(file.get(), static_cast<off_t>(region_size_)) == 0, "ftruncate");
  void* memory = ::mmap(nullptr, region_size_, PROT_READ | PROT_WRITE, MAP_SHARED, file.get(), 0);
  require(memory != MAP_FAILED, "mmap");
  region_ = static_cast<std::uint8_t*>(memory);
  announce_region(1);
}

HostProcess::~HostProcess() {
  if (pid_ > 0) close();
  ::munmap(region_, region_size_);
  ::unlink((folder_ + "/region").c_str());
  ::unlink((folder_ + "/socket").c_str());
  ::rmdir(folder_.c_str());
}

void HostProcess::announce_region(std::uint32_t generation) {
  WireWriter message(kRegion);
  message.number(generation)
      .text(folder_ + "/region")
      .number(region_size_)
      .number(std::uint64_t{0})
      .number(region_size_ / 2)
      .number(region_size_ / 2);
  send(message);
  Frame ready;
  require(receive(ready) && ready.type == kReady, "READY");
  require(WireReader(ready.payload).number<std::uint32_t>() == generation, "generation");
}

Outcome HostProcess::open(const OpenMessage& message) {
  WireWriter open(kOpen);
  open.number(message.model)
      .number(static_cast<std::uint8_t>(message.kind))
      .text(message.binary)
      .text(message.symbol)
      .text(message.parameters)
      .number(message.first_rank)
      .number(message.last_rank)
      .number(static_cast<std::uint32_t>(message.inputs.size()));
  for (const OpenInput& input : message.inputs) {
    open.number(static_cast<std::uint8_t>(input.type)).text(input.name);
  }
  send(open);
  Frame opened;
  if (!receive(opened)) throw ProtocolError("the host died at OPEN");
  WireReader reader(opened.payload);
  require(opened.type == kOpened && reader.number<std::uint32_t>() == message.model, "OPENED");
  Outcome outcome;
  outcome.failure = static_cast<Failure>(reader.number<std::uint8_t>());
  outcome.signal = reader.number<std::uint8_t>();
  outcome.message = reader.text();
  reader.finish();
  return outcome;
}

std::map<std::uint32_t, Outcome> HostProcess::score(std::uint32_t rows, std::uint64_t outputs_base,
                                                    std::uint64_t inputs_base) {
  WireWriter score(kScore);
  constexpr std::uint64_t kTicket = 0x0123456789abcdef;
  score.number(kTicket).number(outputs_base).number(inputs_base).number(rows);
  send(score);
  Frame scored;
  if (!receive(scored)) throw ProtocolError("the host died at SCORE");
  require(scored.type == kScored, "SCORED");
  WireReader reader(scored.payload);
  require(reader.number<std::uint64_t>() == kTicket, "ticket");
  std::map<std::uint32_t, Outcome> failures;
  for (std::uint32_t n = reader.count(14); n > 0; --n) {
    const auto model = reader.number<std::uint32_t>();
    Outcome& outcome = failures[model];
    outcome.failure = static_cast<Failure>(reader.number<std::uint8_t>());
    outcome.record = reader.number<std::uint32_t>();
    outcome.signal = reader.number<std::uint8_t>();
    outcome.message = reader.text();
  }
  reader.finish();
  return failures;
}

void HostProcess::send(WireWriter& message) { connection_.front().send(message); }

bool HostProcess::receive(Frame& frame) try {
  return connection_.front().receive(frame);
} catch (const std::system_error&) {
  // A host that dies with unread frames resets the connection rather than closing it.
  return false;
}

int HostProcess::close() {
  connection_.clear();
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return status;
}

std::int32_t HostProcess::status() const {
  std::int32_t status;
  std::memcpy(&status, region_, sizeof status);
  return status;
}

TestLayout& TestLayout::strings(const std::vector<std::string>& values,
                                const std::vector<bool>& present) {
  std::string bytes;
  std::vector<std::int32_t> offsets{0};
  for (const std::string& value : values) {
    bytes += value;
    offsets.push_back(static_cast<std::int32_t>(bytes.size()));
  }
  LayoutColumn column{Type::kString, put(bytes.data(), bytes.size()), put_bits(present), {}};
  column.offsets = put(offsets.data(), offsets.size() * sizeof(std::int32_t));
  columns_.push_back(column);
  return *this;
}

TestLayout& TestLayout::model(std::uint32_t model, const std::vector<std::uint32_t>& columns) {
  const std::uint64_t rank = reserve_scores(rows_ * sizeof(std::int32_t));
  models_.push_back({model, rank, reserve_scores(rows_), columns});
  return *this;
}

void TestLayout::send() {
  constexpr std::uint64_t none = ~std::uint64_t{0};
  WireWriter layout(kLayout);
  layout.number(static_cast<std::uint32_t>(columns_.size()));
  for (const LayoutColumn& column : columns_) {
    layout.number(static_cast<std::uint8_t>(column.type))
        .number(column.values)
        .number(column.validity.value_or(none))
        .number(column.offsets.value_or(none));
  }
  layout.number(static_cast<std::uint32_t>(models_.size()));
  for (const LayoutModel& model : models_) {
    layout.number(model.model).number(model.rank).number(model.binary);
    layout.number(static_cast<std::uint32_t>(model.columns.size()));
    for (std::uint32_t column : model.columns) layout.number(column);
  }
  host_.send(layout);
}

const std::int32_t* TestLayout::ranks(std::size_t model) const {
  return reinterpret_cast<const std::int32_t*>(host_.region() + models_[model].rank);
}

const std::uint8_t* TestLayout::binaries(std::size_t model) const {
  return host_.region() + models_[model].binary;
}

std::uint64_t TestLayout::reserve_scores(std::uint64_t bytes) {
  const std::uint64_t offset = scores_end_;
  scores_end_ += (bytes + 63) / 64 * 64;
  require(scores_end_ <= host_.region_size() / 2, "region too small for the test");
  return offset;
}

std::uint64_t TestLayout::put(const void* bytes, std::uint64_t size) {
  const std::uint64_t offset = columns_end_;
  columns_end_ += (size + 63) / 64 * 64;
  require(columns_end_ <= host_.region_size(), "region too small for the test");
  if (size > 0) std::memcpy(host_.region() + offset, bytes, size);
  return offset;
}

std::optional<std::uint64_t> TestLayout::put_bits(const std::vector<bool>& bits) {
  if (bits.empty()) return std::nullopt;
  std::vector<std::uint8_t> packed((bits.size() + 7) / 8);
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (bits[i]) packed[i >> 3] |= static_cast<std::uint8_t>(1 << (i & 7));
  }
  return put(packed.data(), packed.size());
}

}  // namespace martlet::host
