// Who is likely to need care for a chronic condition. An old program of the health desk's, which
// knows nothing of Martlet: it reads age,limit,married,education lines from standard input and
// prints one rank,binary line for each. Usage: chronic_care PARAMETERS, a file of name,value lines.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

namespace {

using Parameters = std::map<std::string, double>;

bool read_parameters(const char* path, Parameters& parameters) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line)) return false;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    if (comma == std::string::npos) return false;
    parameters[line.substr(0, comma)] = std::strtod(line.c_str() + comma + 1, nullptr);
  }
  return true;
}

double value_of(const Parameters& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? 0.0 : found->second;
}

double score_of(const Parameters& parameters, double age, const std::string& limit,
                const std::string& married, const std::string& education) {
  double score = value_of(parameters, "intercept");
  score += value_of(parameters, "age") * age;
  if (limit == "yes") score += value_of(parameters, "limit");
  if (married == "yes") score += value_of(parameters, "married");
  // Limitations weigh more with age.
  if (limit == "yes") score += value_of(parameters, "limit_age") * age;
  score += value_of(parameters, "education_" + education);
  return score;
}

int rank_of(const Parameters& parameters, double score) {
  int rank = 1;
  while (rank < 20 && score < value_of(parameters, "cut" + std::to_string(rank))) ++rank;
  return rank;
}

}  // namespace

int main(int argc, char** argv) {
  Parameters parameters;
  if (argc != 2 || !read_parameters(argv[1], parameters)) {
    std::cerr << "usage: chronic_care PARAMETERS\n";
    return 2;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream record(line);
    std::string age, limit, married, education;
    std::getline(record, age, ',');
    std::getline(record, limit, ',');
    std::getline(record, married, ',');
    std::getline(record, education, ',');
    const double score =
        score_of(parameters, std::strtod(age.c_str(), nullptr), limit, married, education);
    std::cout << rank_of(parameters, score) << ','
              << (score >= value_of(parameters, "threshold") ? 1 : 0) << '\n';
  }
  return 0;
}
