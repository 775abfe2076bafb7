package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanDelivery;
import java.io.Serializable;
import java.util.List;

/**
 * What the values of a column look like.
 *
 * @param decimal what stands before a fraction
 * @param thousands what may stand between groups of three digits; -1 for nothing
 * @param missing what stands for no value, beside nothing
 * @param dates a pattern; empty for ISO 8601
 * @param booleans the words for true and false; none for these, in any case
 * @param scale how many digits of a fraction an integer takes
 * @param rounding whether further digits may be lost
 */
public record ValueForm(
    ColumnType type,
    boolean nullable,
    int decimal,
    int thousands,
    List<String> missing,
    String dates,
    List<String> booleans,
    int scale,
    boolean rounding)
    implements Serializable {

  /** As a universe declares it. */
  public static ValueForm of(PlanColumn column, PlanDelivery delivery) {
    DeliveryFormat all = delivery.format();
    ColumnFormat own = delivery.of(column);
    return new ValueForm(
        column.type(),
        column.nullable(),
        all.decimal(),
        all.thousands().map(sign -> (int) sign).orElse(-1),
        own.missing().orElse(all.missing()),
        own.dates().or(all::dates).orElse(""),
        own.booleans().isEmpty() ? all.booleans() : own.booleans(),
        own.scale().orElse(0),
        own.rounding());
  }
}
