#include <fstream>
#include <sstream>

#include "library.hpp"

std::vector<std::vector<std::size_t>> read_inputs(const std::string& catalog) {
  std::ifstream file(catalog + "/models.txt");
  std::vector<std::vector<std::size_t>> inputs;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    // The base, the threshold and 19 cuts.
    std::string skipped;
    for (int i = 0; i < 21; ++i) words >> skipped;
    std::vector<std::size_t>& columns = inputs.emplace_back();
    std::size_t column;
    while (words >> column) {
      columns.push_back(column);
      if (kind == "linear") {
        words >> skipped;
        continue;
      }
      std::size_t edges = 0;
      words >> edges;
      for (std::size_t i = 0; i < 2 * edges + 1; ++i) words >> skipped;
    }
  }
  return inputs;
}
