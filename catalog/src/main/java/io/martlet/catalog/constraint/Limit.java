package io.martlet.catalog.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How much of something is still in order, from 0 to a million. */
@DecimalMin("0")
@DecimalMax("1000000")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {
  String message() default "is no limit";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
