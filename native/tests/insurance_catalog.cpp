#include "insurance_catalog.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>

namespace martlet::host {

namespace {

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos;
       begin = end + separator.size()) {
    parts.push_back(text.substr(begin, end - begin));
  }
  parts.push_back(text.substr(begin));
  return parts;
}

struct Line {
  std::size_t indent;
  std::string key;
  std::string value;
};

std::vector<Line> read_lines(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<Line> lines;
  for (std::string text; std::getline(file, text);) {
    const std::size_t begin = text.find_first_not_of(" -");
    if (begin == std::string::npos || text[begin] == '#') continue;
    const std::size_t colon = text.find(':', begin);
    const std::size_t value = text.find_first_not_of(' ', colon + 1);
    lines.push_back({begin, text.substr(begin, colon - begin),
                     value == std::string::npos ? "" : text.substr(value)});
  }
  return lines;
}

struct BinaryFile {
  Kind kind;
  std::string path;
};

std::map<std::string, BinaryFile> read_binaries(const std::string& catalog) {
  const std::map<std::string, Kind> kinds = {
      {"library", Kind::kLibrary}, {"executable", Kind::kExecutable}, {"r", Kind::kR}};
  std::map<std::string, BinaryFile> binaries;
  std::string name;
  for (const Line& line : read_lines(catalog + "/catalog.yaml")) {
    if (line.indent == 2) name = line.key;
    if (line.key == "kind") binaries[name].kind = kinds.at(line.value);
    if (line.key == "path") binaries[name].path = catalog + "/" + line.value;
  }
  return binaries;
}

std::map<std::string, Type> read_types(const std::string& catalog) {
  std::map<std::string, Type> types;
  for (const Line& line : read_lines(catalog + "/universe.yaml")) {
    if (line.indent == 2) types[line.key] = type_named(line.value);
  }
  return types;
}

void read_mart(const std::string& catalog, const std::string& mart,
               std::vector<CatalogModel>& models) {
  const auto binaries = read_binaries(catalog);
  const auto types = read_types(catalog);
  const auto use = [&binaries](OpenMessage& open, const std::string& binary) {
    open.kind = binaries.at(binary).kind;
    open.binary = binaries.at(binary).path;
    if (open.kind != Kind::kLibrary) open.symbol.clear();
  };
  for (const Line& line : read_lines(catalog + "/marts/" + mart + ".yaml")) {
    if (line.key == "number") {
      models.emplace_back();
      models.back().open.model = static_cast<std::uint32_t>(models.size());
      models.back().open.first_rank = 1;
      models.back().open.last_rank = 20;
      models.back().rank_column = mart + "_model" + line.value + "_rank";
      models.back().binary_column = mart + "_model" + line.value + "_binary";
    } else if (line.key == "name") {
      models.back().name = models.back().open.symbol = line.value;
      use(models.back().open, "scorecards");
    } else if (line.key == "binary") {
      use(models.back().open, line.value);
    } else if (line.key == "inputs") {
      for (const std::string& name : split(line.value.substr(1, line.value.size() - 2), ", ")) {
        models.back().open.inputs.push_back({types.at(name), name});
      }
    } else if (line.key == "parameters") {
      models.back().open.parameters = catalog + "/" + line.value;
    }
  }
}

}  // namespace

Table::Table(const std::string& path) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(("bzcat '" + path + "'").c_str(), "r"),
                                                   ::pclose);
  std::string text;
  char buffer[65536];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe.get())) > 0;) {
    text.append(buffer, got);
  }
  const std::vector<std::string> lines = split(text, "\n");
  names_ = split(lines.front(), ",");
  columns_.resize(names_.size());
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::vector<std::string> fields = split(lines[i], ",");
    for (std::size_t j = 0; j < columns_.size(); ++j) columns_[j].push_back(fields.at(j));
  }
}

const std::vector<std::string>& Table::column(const std::string& name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) throw std::runtime_error("no column " + name);
  return columns_[static_cast<std::size_t>(found - names_.begin())];
}

std::vector<CatalogModel> read_models(const std::string& catalog) {
  std::vector<CatalogModel> models;
  read_mart(catalog, "coverage", models);
  read_mart(catalog, "household", models);
  return models;
}

}  // namespace martlet::host
