package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.RecordFaultException;
import io.martlet.spark.delivery.parquet.ParquetRecords;
import io.martlet.spark.delivery.parquet.ParquetValue;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** One delivered Parquet file. */
public final class ParquetDelivery {

  /** What nobody here decompresses. */
  private static final Set<CompressionCodecName> UNREAD =
      Set.of(CompressionCodecName.BROTLI, CompressionCodecName.LZO);

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
   * @param groupBytes how many bytes each row group has
   */
  record Footer(MessageType schema, List<Long> groupBytes) {}

  /**
   * Reads the footer.
   *
   * @throws MalformedRecordException when it is no Parquet file, or compressed in a way that is not
   *     read
   */
  Footer footer() {
    try (ParquetFileReader reader = open()) {
      List<BlockMetaData> groups = reader.getRowGroups();
      groups.forEach(this::requireCodecs);
      return new Footer(
          reader.getFileMetaData().getSchema(),
          groups.stream().map(BlockMetaData::getCompressedSize).toList());
    } catch (MalformedRecordException refused) {
      throw refused;
    } catch (IOException | RuntimeException unreadable) {
      throw new MalformedRecordException(
          name, 0, "", "this is no Parquet file that can be read: " + unreadable.getMessage());
    }
  }

  private void requireCodecs(BlockMetaData group) {
    for (ColumnChunkMetaData chunk : group.getColumns()) {
      if (UNREAD.contains(chunk.getCodec())) {
        throw new MalformedRecordException(
            name,
            0,
            chunk.getPath().toDotString(),
            "it is compressed by %s, which is not read. Deliver it with Zstandard, Snappy, gzip, LZ4 or none."
                .formatted(chunk.getCodec().name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /** What reads each of the universe's columns here, in their order. */
  List<ParquetValue> values(PlanUniverse universe) {
    MessageType schema = schema();
    return universe.columns().stream()
        .map(column -> value(column, schema, universe).orElseThrow())
        .toList();
  }

  private static Optional<ParquetValue> value(
      PlanColumn column, MessageType schema, PlanUniverse universe) {
    Type field = schema.getType(universe.delivery().delivered(column));
    return field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)
        ? ParquetValue.of(field.asPrimitiveType(), column, universe.delivery().of(column))
        : Optional.empty();
  }

  /**
   * Opens row groups for what reads columns of the universe.
   *
   * @param from the first row group
   * @param to the one behind the last
   */
  ParquetRecords records(PlanUniverse universe, List<ParquetValue> values, int from, int to)
      throws IOException {
    ParquetFileReader reader = open();
    MessageType all = reader.getFileMetaData().getSchema();
    List<Type> fields =
        values.stream()
            .map(value -> all.getType(universe.delivery().delivered(value.column())))
            .toList();
    return new ParquetRecords(reader, new MessageType(all.getName(), fields), values, from, to);
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

  /** A fault of the file, with the column where it is, as far as that can be found. */
  RecordFault located(RecordFault fault) {
    if (fault.scope() != RecordFault.Scope.FILE || !fault.column().isEmpty()) {
      return fault;
    }
    return RecordFault.ofFile(damagedColumn().orElse(""), fault.reason());
  }

  private Optional<String> damagedColumn() {
    for (ColumnDescriptor column : schema().getColumns()) {
      try (ParquetFileReader reader = open()) {
        readPages(reader, column);
      } catch (IOException | RuntimeException damage) {
        return Optional.of(column.getPath()[0]);
      }
    }
    return Optional.empty();
  }

  /** Parquet does not say in which column it met what it cannot read. */
  private MalformedRecordException damaged(Exception unreadable) {
    return new MalformedRecordException(
        name,
        0,
        damagedColumn().orElse(""),
        "the file is damaged: " + unreadable.getMessage() + ". Deliver it again.");
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
    if (logical instanceof DecimalLogicalTypeAnnotation
        || LogicalTypeAnnotation.float16Type().equals(logical)) {
      return stringified(record, field);
    }
    return record.getValueToString(field, 0);
  }

  private static String stringified(Group record, int field) {
    PrimitiveType type = record.getType().getType(field).asPrimitiveType();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> type.stringifier().stringify(record.getInteger(field, 0));
      case INT64 -> type.stringifier().stringify(record.getLong(field, 0));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> type.stringifier().stringify(record.getBinary(field, 0));
      case BOOLEAN, FLOAT, DOUBLE, INT96 -> record.getValueToString(field, 0);
    };
  }

  /** Where the records are that have a value, as {@link ParquetValue#canonical} has it. */
  List<Place> places(PlanUniverse universe, PlanColumn column, String value) {
    ParquetValue found = value(column, schema(), universe).orElseThrow();
    List<Place> places = new ArrayList<>();
    try (ParquetRecords in = records(universe, List.of(found), 0, footer().groupBytes().size())) {
      while (in.next()) {
        if (found.canonical().equals(Optional.of(value))) {
          places.add(new Place(name, in.line() + 1));
        }
      }
      return places;
    } catch (RecordFaultException damage) {
      throw damage.fault().in(new DeliveredFile(name, place), 0);
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
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
      if (value(column, schema, universe).isEmpty()) {
        throw new MalformedRecordException(
            name,
            0,
            column.name(),
            "the file has it as %s, which is no %s. Correct the delivery, or the column's type."
                .formatted(type(field), column.type().keyword()));
      }
    }
  }

  private static String type(Type field) {
    return field.toString().replaceFirst("^(optional|required) ", "");
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
