package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.delivery.Utf8;
import io.martlet.spark.delivery.ValueForm;
import io.martlet.spark.delivery.ValueReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** One delivered Parquet file. */
public final class ParquetDelivery {

  private final String name;
  private final String place;

  /**
   * @param name how messages call it
   * @param place where it lies
   */
  public ParquetDelivery(String name, String place) {
    this.name = name;
    this.place = place;
  }

  String name() {
    return name;
  }

  String place() {
    return place;
  }

  /**
   * The columns that it says it has.
   *
   * @throws MalformedRecordException when it is no Parquet file
   */
  public MessageType schema() {
    return footer().schema();
  }

  /**
   * What it says of itself.
   *
   * @param encodings those of its pages
   */
  record Footer(MessageType schema, long records, Set<Encoding> encodings) {}

  /**
   * Reads the footer.
   *
   * @throws MalformedRecordException when it is no Parquet file
   */
  Footer footer() {
    try (ParquetFileReader reader = open()) {
      Set<Encoding> encodings =
          reader.getFooter().getBlocks().stream()
              .flatMap(group -> group.getColumns().stream())
              .flatMap(chunk -> chunk.getEncodings().stream())
              .collect(Collectors.toSet());
      return new Footer(reader.getFileMetaData().getSchema(), reader.getRecordCount(), encodings);
    } catch (IOException | RuntimeException unreadable) {
      throw new MalformedRecordException(
          name, 0, "", "this is no Parquet file that can be read: " + unreadable.getMessage());
    }
  }

  /**
   * Hands over every record.
   *
   * @return how many there are
   * @throws MalformedRecordException when a page is damaged
   */
  public long read(Consumer<Group> consumer) {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path())
            .withConf(Storage.configuration())
            .build()) {
      long records = 0;
      for (Group record = reader.read(); record != null; record = reader.read()) {
        consumer.accept(record);
        records++;
      }
      return records;
    } catch (IOException | ParquetRuntimeException unreadable) {
      throw damaged(unreadable);
    }
  }

  /** Parquet does not say in which column it met what it cannot read. */
  private MalformedRecordException damaged(Exception unreadable) {
    for (ColumnDescriptor column : schema().getColumns()) {
      try (ParquetFileReader reader = open()) {
        readPages(reader, column);
      } catch (IOException | RuntimeException damage) {
        return damaged(column.getPath()[0], damage);
      }
    }
    return damaged("", unreadable);
  }

  private MalformedRecordException damaged(String column, Exception damage) {
    return new MalformedRecordException(
        name, 0, column, "the file is damaged: " + damage.getMessage());
  }

  private static void readPages(ParquetFileReader reader, ColumnDescriptor column)
      throws IOException {
    reader.setRequestedSchema(List.of(column));
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      PageReader pages = group.getPageReader(column);
      pages.readDictionaryPage();
      DataPage page = pages.readPage();
      while (page != null) {
        page = pages.readPage();
      }
    }
  }

  /**
   * A value as CSV would have it; null where it is missing.
   *
   * @param field the column's place
   */
  public static String text(Group record, int field) {
    if (record.getFieldRepetitionCount(field) == 0) {
      return null;
    }
    LogicalTypeAnnotation logical = record.getType().getType(field).getLogicalTypeAnnotation();
    if (LogicalTypeAnnotation.dateType().equals(logical)) {
      return LocalDate.ofEpochDay(record.getInteger(field, 0)).toString();
    }
    if (logical instanceof IntLogicalTypeAnnotation integer
        && !integer.isSigned()
        && integer.getBitWidth() <= Integer.SIZE) {
      return Integer.toUnsignedString(record.getInteger(field, 0));
    }
    return record.getValueToString(field, 0);
  }

  /** Where the records are that have a value, as {@link ValueReader#canonical} has it. */
  List<Place> places(PlanColumn column, String delivered, String value) {
    int field = schema().getFieldIndex(delivered);
    ValueReader reader = reader(column);
    List<Place> places = new ArrayList<>();
    AtomicLong number = new AtomicLong();
    read(
        record -> {
          long line = number.incrementAndGet();
          String found = text(record, field);
          boolean same =
              value.equals(found)
                  || (read(reader, found) && reader.canonical().equals(Optional.of(value)));
          if (same) {
            places.add(new Place(name, line));
          }
        });
    return places;
  }

  /** Stops when a declared column is not there, or holds something else. */
  void requireColumns(Footer footer, PlanUniverse universe) {
    MessageType schema = footer.schema();
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    List<PlanColumn> columns = DeliveredColumns.of(name, names, universe);
    for (int i = 0; i < columns.size(); i++) {
      PlanColumn column = columns.get(i);
      if (column == null) {
        continue;
      }
      Type field = schema.getType(i);
      Optional<ColumnType> delivered = ParquetTypes.of(field);
      if (delivered.isEmpty() || !fits(delivered.get(), column.type())) {
        throw new MalformedRecordException(
            name,
            0,
            column.name(),
            "the file has it as %s, which is no %s. Correct the delivery, or the column's type."
                .formatted(type(field), column.type().keyword()));
      }
    }
  }

  /** Stops when a column is of another type than in the first file, whatever may be missing. */
  void requireTypes(Footer footer, ParquetDelivery first, Footer ofFirst, PlanUniverse universe) {
    for (PlanColumn column : universe.columns()) {
      String delivered = universe.delivery().delivered(column);
      Type field = ofFirst.schema().getType(delivered);
      Type own = footer.schema().getType(delivered);
      if (!type(own).equals(type(field))) {
        throw new MalformedRecordException(
            name,
            0,
            column.name(),
            "the file has it as %s, and %s as %s. Deliver one of them."
                .formatted(type(own), first.name, type(field)));
      }
    }
  }

  private static String type(Type field) {
    return field.toString().replaceFirst("^(optional|required) ", "");
  }

  /** The first record that is not as declared. */
  Optional<MalformedRecordException> firstFault(PlanUniverse universe) {
    List<String> names = schema().getFields().stream().map(Type::getName).toList();
    List<PlanColumn> columns = DeliveredColumns.of(name, names, universe);
    ValueReader[] readers =
        columns.stream()
            .map(column -> column == null ? null : reader(column))
            .toArray(ValueReader[]::new);
    AtomicLong number = new AtomicLong();
    try {
      read(record -> requireValues(record, number.incrementAndGet(), columns, readers));
      return Optional.empty();
    } catch (MalformedRecordException fault) {
      return Optional.of(fault);
    }
  }

  /** Types hold already; what remains is missing, too large, or no text. */
  private void requireValues(
      Group record, long number, List<PlanColumn> columns, ValueReader[] readers) {
    for (int i = 0; i < columns.size(); i++) {
      PlanColumn column = columns.get(i);
      if (column == null) {
        continue;
      }
      String value = text(record, i);
      if (value != null && column.type() == ColumnType.STRING) {
        requireText(record.getBinary(i, 0).getBytes(), number, column);
      }
      if ((value == null || isInteger(column.type())) && !read(readers[i], value)) {
        byte[] bytes = bytes(value);
        throw new MalformedRecordException(
            name, number, column.name(), readers[i].fault(bytes, 0, bytes.length));
      }
    }
  }

  /** Of what {@link #text} gives, whatever the universe says of CSV. */
  private static ValueReader reader(PlanColumn column) {
    return ValueReader.of(ValueForm.of(column, PlanDelivery.DEFAULT));
  }

  private static boolean read(ValueReader reader, String value) {
    byte[] bytes = bytes(value);
    return reader.read(bytes, 0, bytes.length, value != null);
  }

  private static byte[] bytes(String value) {
    return value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
  }

  private void requireText(byte[] bytes, long number, PlanColumn column) {
    int place = Utf8.fault(bytes, 0, bytes.length);
    if (place >= 0) {
      throw new MalformedRecordException(
          name,
          number,
          column.name(),
          String.format(
              Locale.ROOT,
              "byte %,d of the value is %02X, which is no UTF-8 there. Correct the delivery, or ignore the column.",
              place + 1,
              bytes[place]));
    }
  }

  /** Integers and floats may be declared narrower than they are delivered. */
  private static boolean fits(ColumnType delivered, ColumnType declared) {
    return delivered == declared
        || (isInteger(delivered) && isInteger(declared))
        || (isFloat(delivered) && isFloat(declared));
  }

  private static boolean isInteger(ColumnType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64 -> true;
      case BOOL, FLOAT32, FLOAT64, DATE, STRING -> false;
    };
  }

  private static boolean isFloat(ColumnType type) {
    return type == ColumnType.FLOAT32 || type == ColumnType.FLOAT64;
  }

  private ParquetFileReader open() throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(path(), Storage.configuration()),
        HadoopReadOptions.builder(Storage.configuration()).build());
  }

  private Path path() {
    return new Path(place);
  }
}
