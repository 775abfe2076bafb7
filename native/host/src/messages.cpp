#include "messages.hpp"

namespace martlet::host {

namespace {

constexpr std::uint64_t kNoOffset = ~std::uint64_t{0};
constexpr std::uint64_t kAlignment = 64;

Type read_type(WireReader& reader) {
  const auto type = reader.number<std::uint8_t>();
  if (type < static_cast<int>(Type::kBool) || type > static_cast<int>(Type::kString)) {
    throw ProtocolError("unknown column type " + std::to_string(type));
  }
  return static_cast<Type>(type);
}

std::uint64_t read_offset(WireReader& reader) {
  const auto offset = reader.number<std::uint64_t>();
  if (offset % kAlignment != 0) {
    throw ProtocolError("the offset " + std::to_string(offset) + " is not a multiple of 64");
  }
  return offset;
}

std::optional<std::uint64_t> read_optional_offset(WireReader& reader) {
  WireReader ahead = reader;
  if (ahead.number<std::uint64_t>() != kNoOffset) return read_offset(reader);
  reader = ahead;
  return std::nullopt;
}

LayoutColumn read_column(WireReader& reader) {
  LayoutColumn column{};
  column.type = read_type(reader);
  column.values = read_offset(reader);
  column.validity = read_optional_offset(reader);
  column.offsets = read_optional_offset(reader);
  if ((column.type == Type::kString) != column.offsets.has_value()) {
    throw ProtocolError("string columns have offsets, and no others");
  }
  return column;
}

LayoutModel read_model(WireReader& reader, std::size_t columns) {
  LayoutModel model{};
  model.model = reader.number<std::uint32_t>();
  model.rank = read_offset(reader);
  model.binary = read_offset(reader);
  model.columns.resize(reader.count(4));
  for (std::uint32_t& column : model.columns) {
    column = reader.number<std::uint32_t>();
    if (column >= columns) {
      throw ProtocolError("model " + std::to_string(model.model) + " reads column " +
                          std::to_string(column) + " of " + std::to_string(columns));
    }
  }
  return model;
}

}  // namespace

RegionMessage decode_region(std::string_view payload) {
  WireReader reader(payload);
  RegionMessage message{};
  message.generation = reader.number<std::uint32_t>();
  message.path = reader.text();
  message.size = reader.number<std::uint64_t>();
  message.own_offset = reader.number<std::uint64_t>();
  message.own_size = reader.number<std::uint64_t>();
  message.inputs_offset = reader.number<std::uint64_t>();
  reader.finish();
  return message;
}

OpenMessage decode_open(std::string_view payload) {
  WireReader reader(payload);
  OpenMessage message{};
  message.model = reader.number<std::uint32_t>();
  message.kind = static_cast<Kind>(reader.number<std::uint8_t>());
  message.binary = reader.text();
  message.symbol = reader.text();
  message.parameters = reader.text();
  message.first_rank = reader.number<std::int32_t>();
  message.last_rank = reader.number<std::int32_t>();
  message.inputs.resize(reader.count(5));
  for (OpenInput& input : message.inputs) {
    input.type = read_type(reader);
    input.name = reader.text();
  }
  reader.finish();
  return message;
}

LayoutMessage decode_layout(std::string_view payload) {
  WireReader reader(payload);
  LayoutMessage message;
  message.columns.resize(reader.count(25));
  for (LayoutColumn& column : message.columns) column = read_column(reader);
  message.models.resize(reader.count(24));
  for (LayoutModel& model : message.models) model = read_model(reader, message.columns.size());
  reader.finish();
  return message;
}

ScoreMessage decode_score(std::string_view payload) {
  WireReader reader(payload);
  ScoreMessage message{};
  message.ticket = reader.number<std::uint64_t>();
  message.outputs_base = read_offset(reader);
  message.inputs_base = read_offset(reader);
  message.rows = reader.number<std::uint32_t>();
  reader.finish();
  return message;
}

}  // namespace martlet::host
