#pragma once

#include <string>
#include <vector>

#include "messages.hpp"

namespace martlet::host {

// A table of a bz2 CSV file, by column name.
class Table {
 public:
  // Reads the file with bzcat. Fields hold no commas or quotes.
  explicit Table(const std::string& path);

  std::size_t rows() const { return columns_.front().size(); }
  const std::vector<std::string>& column(const std::string& name) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> columns_;
};

// A model of the insurance catalog, with its columns in the golden table.
struct CatalogModel {
  OpenMessage open;
  std::string name;
  std::string rank_column;
  std::string binary_column;
};

// The models that the catalog's YAML declares. Understands as much YAML as stands in these files:
// one `key: value` a line, lists in brackets.
std::vector<CatalogModel> read_models(const std::string& catalog);

}  // namespace martlet::host
