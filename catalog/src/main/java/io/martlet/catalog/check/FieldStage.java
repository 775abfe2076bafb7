package io.martlet.catalog.check;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Findings;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Checks the constraints that stand on the catalog's records. */
final class FieldStage {

  private FieldStage() {}

  static void check(Catalog catalog, Findings findings) {
    if (!QuickLook.isClean(catalog)) {
      BeanValidation.VALIDATOR.validate(catalog).stream()
          .sorted(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
          .forEach(violation -> report(violation, findings));
    }
  }

  /** Set up when it is first needed. */
  private static final class BeanValidation {
    static final Validator VALIDATOR = factory().getValidator();
  }

  private static ValidatorFactory factory() {
    return Validation.byDefaultProvider()
        .configure()
        .messageInterpolator(new ParameterMessageInterpolator())
        .addValueExtractor(new LocatedExtractor())
        .buildValidatorFactory();
  }

  private static void report(ConstraintViolation<Catalog> violation, Findings findings) {
    FieldRule rule =
        FieldRule.of(violation.getConstraintDescriptor().getAnnotation().annotationType());
    ViolationPlace place = ViolationPlace.of(violation);
    String value = String.valueOf(violation.getInvalidValue());
    findings.add(
        value,
        rule.at(
            place.location(),
            place.subject(),
            "\"%s\", the %s, %s.".formatted(value, place.field(), violation.getMessage())));
  }
}
