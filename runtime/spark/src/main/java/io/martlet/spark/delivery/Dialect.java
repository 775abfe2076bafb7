package io.martlet.spark.delivery;

import io.martlet.catalog.DeliveryFormat;
import java.io.Serializable;

/**
 * What it takes to find records and values in bytes.
 *
 * @param quote -1 where nothing stands around values
 * @param escape -1 where quotes in quotes are doubled
 * @param trim whether blanks around values are no part of them
 * @param header whether the first record of a file names its columns
 * @param encoding the charset's name
 * @param comment what begins a line that is no record; -1 where nothing does
 */
public record Dialect(
    int delimiter,
    int quote,
    int escape,
    boolean trim,
    boolean header,
    String encoding,
    int comment)
    implements Serializable {

  public static Dialect of(DeliveryFormat format) {
    return new Dialect(
        format.delimiter(),
        format.quote().map(sign -> (int) sign).orElse(-1),
        format.escape().map(sign -> (int) sign).orElse(-1),
        format.trim(),
        format.names().isEmpty(),
        format.encoding(),
        format.comment().map(sign -> (int) sign).orElse(-1));
  }
}
