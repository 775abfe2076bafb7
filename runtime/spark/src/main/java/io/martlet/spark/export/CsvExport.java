package io.martlet.spark.export;

import io.martlet.spark.Storage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.util.ReflectionUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes a mart's file as CSV of RFC 4180, in UTF-8, a header first, lines that end in {@code \n}.
 * A score that is missing is nothing; a text is quoted where it has to be.
 */
final class CsvExport {

  private final ExportSpec spec;
  private final MessageType schema;
  private final List<PrimitiveType> types = new ArrayList<>();

  /** As they stand in a line. */
  private final Set<String> keys = new HashSet<>();

  CsvExport(ExportSpec spec, MessageType schema) {
    this.spec = spec;
    this.schema = schema;
    schema.getFields().forEach(field -> types.add(field.asPrimitiveType()));
    boolean isText = types.get(0).getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY;
    spec.keys().forEach(key -> keys.add(isText ? quoted(key) : key));
  }

  ExportedFile write(ParquetFileReader reader) throws IOException {
    String createdBy = reader.getFileMetaData().getCreatedBy();
    reader.setRequestedSchema(schema);
    Hashed file = Hashed.create(Storage.child(spec.folder(), spec.name()));
    long rows = 0;
    try (Writer out =
        new OutputStreamWriter(
            compressed(new BufferedOutputStream(file)), StandardCharsets.UTF_8)) {
      header(out);
      for (PageReadStore group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        rows += rows(group, createdBy, out);
      }
    }
    return file.as(spec.name(), rows);
  }

  private OutputStream compressed(OutputStream out) throws IOException {
    return switch (spec.format()) {
      case CSV_BZ2 ->
          ReflectionUtils.newInstance(BZip2Codec.class, Storage.configuration())
              .createOutputStream(out);
      case CSV_GZ -> new GZIPOutputStream(out);
      case CSV, PARQUET -> out;
    };
  }

  private void header(Writer out) throws IOException {
    switch (spec.layout()) {
      case WIDE -> out.write(String.join(",", spec.columns()));
      case LONG -> out.write(spec.columns().get(0) + ",name,value");
    }
    out.write('\n');
  }

  private long rows(PageReadStore group, String createdBy, Writer out) throws IOException {
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            group, new GroupRecordConverter(schema).getRootConverter(), schema, createdBy);
    List<ColumnReader> columns = new ArrayList<>();
    for (ColumnDescriptor column : schema.getColumns()) {
      columns.add(store.getColumnReader(column));
    }
    long rows = 0;
    for (long row = 0; row < group.getRowCount(); row++) {
      String key = next(columns.get(0), 0);
      if (!keys.isEmpty() && !keys.contains(key)) {
        columns.subList(1, columns.size()).forEach(CsvExport::skip);
        continue;
      }
      rows++;
      switch (spec.layout()) {
        case WIDE -> wide(key, columns, out);
        case LONG -> longLines(key, columns, out);
      }
    }
    long lines = spec.layout() == ExportLayout.WIDE ? 1 : columns.size() - 1;
    return rows * lines;
  }

  private void wide(String key, List<ColumnReader> columns, Writer out) throws IOException {
    out.write(key);
    for (int i = 1; i < columns.size(); i++) {
      out.write(',');
      out.write(next(columns.get(i), i));
    }
    out.write('\n');
  }

  private void longLines(String key, List<ColumnReader> columns, Writer out) throws IOException {
    for (int i = 1; i < columns.size(); i++) {
      out.write(key);
      out.write(',');
      out.write(spec.columns().get(i));
      out.write(',');
      out.write(next(columns.get(i), i));
      out.write('\n');
    }
  }

  private static boolean isPresent(ColumnReader column) {
    return column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
  }

  private static void skip(ColumnReader column) {
    // A value that is there is taken or skipped before the next.
    if (isPresent(column)) {
      column.skip();
    }
    column.consume();
  }

  /** The column's next value as text; nothing where there is none. */
  private String next(ColumnReader column, int index) {
    String text = isPresent(column) ? text(column, types.get(index)) : "";
    column.consume();
    return text;
  }

  private static String text(ColumnReader column, PrimitiveType type) {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Boolean.toString(column.getBoolean());
      case INT32 ->
          type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
              ? LocalDate.ofEpochDay(column.getInteger()).toString()
              : Integer.toString(column.getInteger());
      case INT64 -> Long.toString(column.getLong());
      case FLOAT -> Float.toString(column.getFloat());
      case DOUBLE -> Double.toString(column.getDouble());
      case BINARY -> quoted(column.getBinary().toStringUsingUTF8());
      case INT96, FIXED_LEN_BYTE_ARRAY ->
          throw new IllegalStateException("no mart has a column of type " + type);
    };
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
