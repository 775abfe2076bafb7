#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/types.hpp"
#include "wire.hpp"

// The messages of PROTOCOL.md.
namespace martlet::host {

constexpr std::uint32_t kProtocolVersion = 5;

enum MessageType : std::uint8_t {
  kHello = 1,
  kRegion = 2,
  kReady = 3,
  kOpen = 4,
  kOpened = 5,
  kLayout = 6,
  kScore = 7,
  kScored = 8,
};

enum class Kind : std::uint8_t { kLibrary = 1, kExecutable = 2, kR = 3 };

enum class Failure : std::uint8_t {
  kNone = 0,
  kLoadError = 1,
  kModelError = 2,
  kCrashed = 3,
  kTimedOut = 4,
  kOutOfMemory = 5,
  kBadOutput = 6,
  kViolation = 7,
};

constexpr std::uint32_t kNoRecord = ~std::uint32_t{0};

// How a call into a model ended.
struct Outcome {
  Failure failure = Failure::kNone;
  std::string message;
  // The record of the batch at which it failed, as far as that is known.
  std::uint32_t record = kNoRecord;
  // The signal that ended the process in which the model runs apart from its host; 0 for none.
  std::uint8_t signal = 0;

  bool failed() const { return failure != Failure::kNone; }
};

struct RegionMessage {
  std::uint32_t generation;
  std::string path;
  std::uint64_t size;
  // The part that this host alone writes: a status word at its start, then scores.
  std::uint64_t own_offset;
  std::uint64_t own_size;
  std::uint64_t inputs_offset;
};

struct OpenInput {
  Type type;
  std::string name;
};

struct OpenMessage {
  std::uint32_t model;
  Kind kind;
  std::string binary;
  std::string symbol;
  std::string parameters;
  std::int32_t first_rank;
  std::int32_t last_rank;
  std::vector<OpenInput> inputs;
};

struct LayoutColumn {
  Type type;
  std::uint64_t values;
  std::optional<std::uint64_t> validity;
  std::optional<std::uint64_t> offsets;
};

struct LayoutModel {
  std::uint32_t model;
  std::uint64_t rank;
  std::uint64_t binary;
  std::vector<std::uint32_t> columns;
};

struct LayoutMessage {
  std::vector<LayoutColumn> columns;
  std::vector<LayoutModel> models;
};

struct ScoreMessage {
  std::uint64_t outputs_base;
  std::uint64_t inputs_base;
  std::uint32_t rows;
  // Repeated in the answer.
  std::uint64_t ticket = 0;
};

RegionMessage decode_region(std::string_view payload);
OpenMessage decode_open(std::string_view payload);
// Every column of a model is one of the layout's.
LayoutMessage decode_layout(std::string_view payload);
// Both bases are multiples of 64.
ScoreMessage decode_score(std::string_view payload);

}  // namespace martlet::host
