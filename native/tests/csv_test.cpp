#include "martlet/csv.hpp"

#include <gtest/gtest.h>

#include "temporary_file.hpp"

namespace martlet {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> read(const std::string& text) {
  const TemporaryFile file(text);
  CsvReader csv(file.path(), "name,value");
  std::vector<Fields> records;
  for (Fields fields; csv.next(fields);) records.push_back(fields);
  return records;
}

// What the error says, the file's path left out.
std::string error_of(const std::string& text) {
  try {
    read(text);
  } catch (const ModelError& e) {
    const std::string message = e.what();
    return message.substr(message.find(':'));
  }
  return "no error";
}

TEST(Csv, ReadsRecords) {
  EXPECT_EQ(read("name,value\na,1\nb,\n"), (std::vector<Fields>{{"a", "1"}, {"b", ""}}));
}

TEST(Csv, UnderstandsQuotes) {
  EXPECT_EQ(read("\"name\",value\n\"a, \"\"b\"\"\",1\n"), (std::vector<Fields>{{"a, \"b\"", "1"}}));
}

TEST(Csv, TakesWindowsLineEndsEmptyLinesAndNoLastLineEnd) {
  EXPECT_EQ(read("name,value\r\na,1\r\n\r\nb,2"), (std::vector<Fields>{{"a", "1"}, {"b", "2"}}));
}

TEST(Csv, NamesTheLineOfAFault) {
  EXPECT_EQ(error_of("name,value\na,1\nb\n"), ":3: expected 2 fields, found 1");
  EXPECT_EQ(error_of("name,value\n\n\"a,1\n"), ":3: a quoted field does not end");
}

TEST(Csv, RequiresTheHeader) {
  EXPECT_EQ(error_of("key,value\n"), ":1: expected the header name,value, found key,value");
}

TEST(Csv, RefusesAFileThatIsNotThere) {
  EXPECT_THROW(CsvReader("/nowhere/parameters.csv", "name,value"), ModelError);
  EXPECT_THROW(CsvReader("", "name,value"), ModelError);
}

}  // namespace
}  // namespace martlet
