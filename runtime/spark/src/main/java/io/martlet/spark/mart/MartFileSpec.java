package io.martlet.spark.mart;

import io.martlet.spark.scan.UniverseFile;
import java.io.Serializable;
import java.util.HashMap;
import org.apache.parquet.column.ColumnDescriptor;

/**
 * One file of a mart, to be put together.
 *
 * @param universe where the key's chunks are
 * @param scores by pass, the file with its scores
 * @param base the mart's file that it goes on from; null when there is none
 */
record MartFileSpec(UniverseFile universe, HashMap<String, String> scores, String base)
    implements Serializable {

  /** The file with a column's scores; null when there are none. */
  String scores(MartLayout layout, ColumnDescriptor column) {
    return scores.get(layout.passes().get(column.getPath()[0]));
  }
}
