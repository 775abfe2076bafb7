package io.martlet.catalog.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The URI of a folder that every machine of a cluster reaches. */
@Pattern(regexp = Root.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Root {

  /** What one looks like: a folder has to be named by its whole path. */
  String PATTERN = "s3a?://[^/]+(/.*)?|hdfs://[^/]*/.+|file:/(//)?[^/].*";

  String message() default "is no folder that a cluster reaches";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
