package io.martlet.catalog.check;

import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.elf.Elf;
import io.martlet.catalog.elf.ModelDescriptor;

/** Walks the models that libraries compute, with what the libraries say of them. */
final class Libraries {

  private Libraries() {}

  /** What is done with a model and one of its library's files. */
  interface ModelInFile {
    void accept(Mart mart, Model model, Elf.Image library);
  }

  /** What is done with a model and its description in one of its library's files. */
  interface DescribedModel {
    void accept(Mart mart, Model model, ModelDescriptor descriptor);
  }

  static void forEachModel(Checked checked, ModelInFile action) {
    checked.forEachModel(
        (mart, model) -> {
          Binary binary = checked.binary(model);
          if (binary.kind().value() == BinaryKind.LIBRARY) {
            checked.images(binary).forEach(image -> action.accept(mart, model, image));
          }
        });
  }

  static void forEachDescribedModel(Checked checked, DescribedModel action) {
    forEachModel(
        checked,
        (mart, model, library) ->
            library
                .descriptor(symbol(model))
                .ifPresent(descriptor -> action.accept(mart, model, descriptor)));
  }

  static String symbol(Model model) {
    return model.symbolIn(BinaryKind.LIBRARY);
  }

  /** Where the symbol is written; the name, when that is the symbol. */
  static Location placeOfSymbol(Model model) {
    return model.symbol().map(Located::location).orElse(model.name().location());
  }
}
