package io.martlet.catalog.source;

/** What delivered files are, by their names. */
public enum SourceFormat {
  PARQUET("Parquet"),
  CSV("CSV");

  private final String shown;

  SourceFormat(String shown) {
    this.shown = shown;
  }

  /** The format of a file of that name. */
  public static SourceFormat of(String name) {
    return name.endsWith(".parquet") ? PARQUET : CSV;
  }

  @Override
  public String toString() {
    return shown;
  }
}
