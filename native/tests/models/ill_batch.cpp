// Models that go wrong with the batch that they are given, or with their outputs.

#include <cstring>
#include <limits>

#include "ill_behaved.hpp"

namespace {

double unseen(double value) {
  volatile double hidden = value;
  return hidden;
}

std::int32_t bits_of(float value) {
  std::int32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

// Scores all of a batch, then does its own to the one of 40 years.
template <void (*fault)(const martlet_batch&, martlet_scores&, std::int64_t met)>
struct IllBatch {
  IllBatch(const martlet::Contract&, const std::string&) {}
  void score(const martlet_batch& in, martlet_scores& out) const {
    const std::int64_t rows = in.rows;
    const auto* ages = static_cast<const std::int8_t*>(in.columns[0].values);
    for (std::int64_t i = 0; i < rows; ++i) {
      out.rank[i] = 1;
      out.binary[i] = 0;
    }
    for (std::int64_t i = 0; i < rows; ++i) {
      if (ages[i] == 40) fault(in, out, i);
    }
  }
};

void rank_of_zero(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = 0;
}

void rank_below_zero(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = -1;
}

void rank_above(const martlet_batch&, martlet_scores& out, std::int64_t met) { out.rank[met] = 21; }

void rank_of_nan(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = static_cast<std::int32_t>(unseen(std::numeric_limits<double>::quiet_NaN()));
}

void rank_of_infinity(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = static_cast<std::int32_t>(unseen(std::numeric_limits<double>::infinity()));
}

void rank_of_most(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = std::numeric_limits<std::int32_t>::max();
}

void rank_of_float(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = static_cast<std::int32_t>(bits_of(7.0f));
}

void rank_of_other_endian(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = __builtin_bswap32(7);
}

void binary_of_two(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.binary[met] = 2;
}

void binary_below_zero(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.binary[met] = static_cast<std::uint8_t>(-1);
}

void binary_as_text(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.binary[met] = '1';
}

void forget_rank(const martlet_batch&, martlet_scores& out, std::int64_t met) {
  out.rank[met] = MARTLET_RANK_UNWRITTEN;
}

void write_one_before(const martlet_batch&, martlet_scores& out, std::int64_t) { out.rank[-1] = 1; }

void write_one_after(const martlet_batch& in, martlet_scores& out, std::int64_t) {
  out.rank[in.rows] = 1;
}

void write_binary_after(const martlet_batch& in, martlet_scores& out, std::int64_t) {
  out.binary[in.rows] = 1;
}

void write_binaries_as_words(const martlet_batch& in, martlet_scores& out, std::int64_t) {
  for (std::int64_t i = 0; i < in.rows; ++i)
    reinterpret_cast<volatile std::int32_t*>(out.binary)[i] = 1;
}

void write_far_away(const martlet_batch&, martlet_scores& out, std::int64_t) {
  out.rank[std::int64_t{1} << 40] = 1;
}

void move_its_outputs(const martlet_batch&, martlet_scores& out, std::int64_t) {
  static std::int32_t ranks[1 << 20];
  out.rank = ranks;
}

void drop_its_outputs(const martlet_batch&, martlet_scores& out, std::int64_t) {
  out.rank = nullptr;
  out.binary = nullptr;
}

void change_count_of_records(const martlet_batch& in, martlet_scores&, std::int64_t) {
  const_cast<martlet_batch&>(in).rows = 0;
}

void take_columns_away(const martlet_batch& in, martlet_scores&, std::int64_t) {
  const_cast<martlet_batch&>(in).columns = nullptr;
}

void change_its_column(const martlet_batch& in, martlet_scores&, std::int64_t) {
  const_cast<martlet_column*>(in.columns)[0].values = nullptr;
}

void read_far_past_columns(const martlet_batch& in, martlet_scores& out, std::int64_t met) {
  out.rank[met] =
      static_cast<const volatile std::int8_t*>(in.columns[0].values)[std::int64_t{1} << 40];
}

}  // namespace

#define ILL_BATCH(fault) MARTLET_EXPORT(ill_##fault, "age: int8", 1, 20, IllBatch<&fault>)

ILL_BATCH(rank_of_zero);
ILL_BATCH(rank_below_zero);
ILL_BATCH(rank_above);
ILL_BATCH(rank_of_nan);
ILL_BATCH(rank_of_infinity);
ILL_BATCH(rank_of_most);
ILL_BATCH(rank_of_float);
ILL_BATCH(rank_of_other_endian);
ILL_BATCH(binary_of_two);
ILL_BATCH(binary_below_zero);
ILL_BATCH(binary_as_text);
ILL_BATCH(forget_rank);
ILL_BATCH(write_one_before);
ILL_BATCH(write_one_after);
ILL_BATCH(write_binary_after);
ILL_BATCH(write_binaries_as_words);
ILL_BATCH(write_far_away);
ILL_BATCH(move_its_outputs);
ILL_BATCH(drop_its_outputs);
ILL_BATCH(change_count_of_records);
ILL_BATCH(take_columns_away);
ILL_BATCH(change_its_column);
ILL_BATCH(read_far_past_columns);
