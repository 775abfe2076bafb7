#include "batch_frame.hpp"

#include "martlet/column.hpp"

namespace martlet::host {

namespace {

template <class T, class Element>
void fill(const martlet_column& column, std::int64_t rows, Element* out, Element missing) {
  for (std::int64_t i = 0; i < rows; ++i) {
    out[i] = is_missing(column, i) ? missing : static_cast<Element>(value_at<T>(column, i));
  }
}

template <class T>
SEXP integers(const martlet_column& column, std::int64_t rows) {
  SEXP vector = Rf_allocVector(INTSXP, rows);
  fill<T>(column, rows, INTEGER(vector), NA_INTEGER);
  return vector;
}

template <class T>
SEXP doubles(const martlet_column& column, std::int64_t rows) {
  SEXP vector = Rf_allocVector(REALSXP, rows);
  fill<T>(column, rows, REAL(vector), NA_REAL);
  return vector;
}

SEXP logicals(const martlet_column& column, std::int64_t rows) {
  SEXP vector = Rf_allocVector(LGLSXP, rows);
  fill<bool>(column, rows, LOGICAL(vector), NA_LOGICAL);
  return vector;
}

SEXP dates(const martlet_column& column, std::int64_t rows) {
  SEXP vector = PROTECT(doubles<std::int32_t>(column, rows));
  SEXP class_name = PROTECT(Rf_mkString("Date"));
  Rf_setAttrib(vector, R_ClassSymbol, class_name);
  UNPROTECT(2);
  return vector;
}

SEXP strings(const martlet_column& column, std::int64_t rows) {
  SEXP vector = PROTECT(Rf_allocVector(STRSXP, rows));
  for (std::int64_t i = 0; i < rows; ++i) {
    const std::string_view text = text_at(column, i);
    SET_STRING_ELT(vector, i,
                   is_missing(column, i)
                       ? NA_STRING
                       : Rf_mkCharLenCE(text.data(), static_cast<int>(text.size()), CE_UTF8));
  }
  UNPROTECT(1);
  return vector;
}

SEXP make_vector(const martlet_column& column, Type type, std::int64_t rows) {
  switch (type) {
    case Type::kBool:
      return logicals(column, rows);
    case Type::kInt8:
      return integers<std::int8_t>(column, rows);
    case Type::kInt16:
      return integers<std::int16_t>(column, rows);
    case Type::kInt32:
      return integers<std::int32_t>(column, rows);
    case Type::kInt64:
      return doubles<std::int64_t>(column, rows);
    case Type::kFloat32:
      return doubles<float>(column, rows);
    case Type::kFloat64:
      return doubles<double>(column, rows);
    case Type::kDate:
      return dates(column, rows);
    case Type::kString:
      return strings(column, rows);
    case Type::kInvalid:
      break;
  }
  return R_NilValue;
}

}  // namespace

SEXP make_batch_frame(const martlet_batch& batch, const std::vector<OpenInput>& inputs) {
  const auto columns = static_cast<R_xlen_t>(inputs.size());
  SEXP frame = PROTECT(Rf_allocVector(VECSXP, columns));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, columns));
  for (R_xlen_t i = 0; i < columns; ++i) {
    const OpenInput& input = inputs[static_cast<std::size_t>(i)];
    SET_VECTOR_ELT(frame, i, make_vector(batch.columns[i], input.type, batch.rows));
    SET_STRING_ELT(names, i, Rf_mkCharCE(input.name.c_str(), CE_UTF8));
  }
  Rf_setAttrib(frame, R_NamesSymbol, names);
  // R's compact form of the row names 1..n.
  SEXP row_names = PROTECT(Rf_allocVector(INTSXP, 2));
  INTEGER(row_names)[0] = NA_INTEGER;
  INTEGER(row_names)[1] = -static_cast<int>(batch.rows);
  Rf_setAttrib(frame, R_RowNamesSymbol, row_names);
  SEXP class_name = PROTECT(Rf_mkString("data.frame"));
  Rf_setAttrib(frame, R_ClassSymbol, class_name);
  UNPROTECT(4);
  return frame;
}

}  // namespace martlet::host
