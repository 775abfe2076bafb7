package io.martlet.dsl.insurance;

import io.martlet.dsl.Column;
import io.martlet.dsl.Columns;
import io.martlet.dsl.Universe;

/** The universe of {@code catalogs/insurance}. */
public final class People {

  private static final Columns<People> COLUMNS = Columns.of("people");

  public static final Column<People, Integer> PERSON_ID = COLUMNS.int32("person_id");
  public static final Column<People, String> HEALTH = COLUMNS.string("health");
  public static final Column<People, Byte> AGE = COLUMNS.int8("age");
  public static final Column<People, String> LIMIT = COLUMNS.string("limit");
  public static final Column<People, String> GENDER = COLUMNS.string("gender");
  public static final Column<People, String> INSURANCE = COLUMNS.string("insurance");
  public static final Column<People, String> MARRIED = COLUMNS.string("married");
  public static final Column<People, String> SELFEMP = COLUMNS.string("selfemp");
  public static final Column<People, Byte> FAMILY = COLUMNS.int8("family");
  public static final Column<People, String> REGION = COLUMNS.string("region");
  public static final Column<People, String> ETHNICITY = COLUMNS.string("ethnicity");
  public static final Column<People, String> EDUCATION = COLUMNS.string("education");

  public static final Universe<People> UNIVERSE =
      COLUMNS.keyedBy(PERSON_ID).deliveredAt("insurance.csv.bz2");

  private People() {}
}
