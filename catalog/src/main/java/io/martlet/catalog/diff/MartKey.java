package io.martlet.catalog.diff;

import io.martlet.catalog.ColumnType;
import java.util.Optional;

/**
 * The key column of a mart's table.
 *
 * @param type as the table has it, which keeps the narrow integers in 32 bits
 */
public record MartKey(String name, ColumnType type) {

  public static MartKey of(String name, ColumnType declared) {
    return new MartKey(
        name,
        switch (declared) {
          case INT8, INT16, INT32 -> ColumnType.INT32;
          case BOOL, INT64, FLOAT32, FLOAT64, DATE, STRING -> declared;
        });
  }

  /** What breaks for those who join by the key, when it becomes another; empty for nothing. */
  public Optional<String> becoming(MartKey now) {
    return equals(now)
        ? Optional.empty()
        : Optional.of("The key of every mart is %s and no longer %s.".formatted(now, this));
  }

  @Override
  public String toString() {
    return name + ": " + type.keyword();
  }
}
