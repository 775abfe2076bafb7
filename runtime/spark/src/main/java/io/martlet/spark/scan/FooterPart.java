package io.martlet.spark.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A footer as if the file had some of its columns only. Of thousands, most of what there is to be
 * made of a footer is never asked for: what the others are is read over.
 *
 * <p>The format: <a href="https://github.com/apache/parquet-format">Apache Parquet's</a>, a Thrift
 * structure, its length in four bytes, and {@code PAR1}.
 */
final class FooterPart {

  private static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;
  private static final int END = 2 * Integer.BYTES;

  private FooterPart() {}

  /**
   * @param wanted by their names; those of them that the file has not are not there
   * @throws IOException when the file is not Parquet
   */
  static ParquetMetadata of(InputFile file, Set<String> wanted) throws IOException {
    FileMetaData footer = Util.readFileMetaData(ByteBufferInputStream.wrap(bytes(file)));
    if (isFlat(footer)) {
      keep(footer, wanted);
    }
    return new ParquetMetadataConverter().fromParquetMetadata(footer);
  }

  private static ByteBuffer bytes(InputFile file) throws IOException {
    long length = file.getLength();
    try (SeekableInputStream in = file.newStream()) {
      if (length < END) {
        throw new IOException("it has " + length + " bytes");
      }
      in.seek(length - END);
      int size = BytesUtils.readIntLittleEndian(in);
      if (BytesUtils.readIntLittleEndian(in) != MAGIC || size < 0 || size > length - END) {
        throw new IOException("it does not end as one");
      }
      byte[] bytes = new byte[size];
      in.seek(length - END - size);
      in.readFully(bytes);
      return ByteBuffer.wrap(bytes);
    }
  }

  /** Whether its columns are what stands below the schema's root, and nothing else. */
  private static boolean isFlat(FileMetaData footer) {
    List<SchemaElement> elements = footer.getSchema();
    return elements.stream().skip(1).noneMatch(SchemaElement::isSetNum_children);
  }

  private static void keep(FileMetaData footer, Set<String> wanted) {
    List<SchemaElement> elements = new ArrayList<>(List.of(footer.getSchema().get(0)));
    List<ColumnOrder> orders = new ArrayList<>();
    for (int column = 0; column < footer.getSchema().size() - 1; column++) {
      SchemaElement element = footer.getSchema().get(column + 1);
      if (wanted.contains(element.getName())) {
        elements.add(element);
        if (footer.isSetColumn_orders()) {
          orders.add(footer.getColumn_orders().get(column));
        }
      }
    }
    elements.get(0).setNum_children(elements.size() - 1);
    footer.setSchema(elements);
    if (footer.isSetColumn_orders()) {
      footer.setColumn_orders(orders);
    }
    footer.getRow_groups().forEach(group -> keep(group, wanted));
  }

  private static void keep(RowGroup group, Set<String> wanted) {
    List<ColumnChunk> kept = new ArrayList<>();
    for (ColumnChunk chunk : group.getColumns()) {
      if (wanted.contains(chunk.getMeta_data().getPath_in_schema().get(0))) {
        kept.add(chunk);
      }
    }
    group.setColumns(kept);
  }
}
