package io.martlet.catalog.constraint;

import io.martlet.catalog.RankRange;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;

/** A range of at least one rank and {@link RankRange#MOST} at most, none of them negative. */
@Constraint(validatedBy = Ranks.Validator.class)
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Ranks {
  String message() default "is not a range from a first rank, 0 or more, up to a last one";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Validates what {@link Ranks} says. */
  final class Validator implements ConstraintValidator<Ranks, RankRange> {

    private static final String TOO_MANY =
        String.format(Locale.ROOT, "has more than %,d ranks", RankRange.MOST);

    @Override
    public boolean isValid(RankRange range, ConstraintValidatorContext context) {
      if (range.size() > RankRange.MOST) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(TOO_MANY).addConstraintViolation();
        return false;
      }
      return range.first() >= 0 && range.first() <= range.last();
    }
  }
}
