package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints reach into {@code Located<@Name String>}. */
final class LocatedExtractor implements ValueExtractor<Located<@ExtractedValue ?>> {

  @Override
  public void extractValues(Located<?> located, ValueReceiver receiver) {
    receiver.value("<located>", located.value());
  }
}
