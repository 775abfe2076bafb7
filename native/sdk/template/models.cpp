#include "martlet/row_model.hpp"

namespace {

// Ranks first who has much; 1 for savers.
struct Saver {
  explicit Saver(const std::string& /*parameters*/) {}

  martlet::Score score(const martlet::Row& row) const {
    const bool saves = row.get<float>(0).value_or(0) > 3000;
    return {saves ? 1 : 20, saves};
  }
};

}  // namespace

MARTLET_ROW_MODEL(saver, "balance: float32?", 1, 20, Saver);
