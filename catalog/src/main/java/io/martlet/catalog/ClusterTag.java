package io.martlet.catalog;

/** A tag of AWS that clusters and their machines get, such as for whom they are billed. */
public record ClusterTag(Located<String> key, Located<String> value) {

  /** How many there may be beside those that Martlet gives. */
  public static final int MOST = 48;

  /** What a key looks like; those that begin with {@code aws:} or {@code martlet:} are taken. */
  public static final String KEY = "(?!aws:|martlet:)[\\p{L}\\p{N} _.:/=+@-]{1,128}";

  /** What a value looks like. */
  public static final String VALUE = "[\\p{L}\\p{N} _.:/=+@-]{0,256}";
}
