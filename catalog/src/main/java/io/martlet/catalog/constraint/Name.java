package io.martlet.catalog.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A name that is a table, a column and an identifier wherever it goes: lower case, because Spark
 * and PostgreSQL fold case; 63 characters, because PostgreSQL cuts there.
 */
@Pattern(regexp = "[a-z][a-z0-9_]{0,62}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {
  String message() default "is not a name";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
