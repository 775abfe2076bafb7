package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.elf.ModelDescriptor;
import java.util.List;
import java.util.Optional;

/** A model's library takes an input of another type than the column has. */
final class InputType implements CatalogRule {

  @Override
  public String id() {
    return "input-type";
  }

  @Override
  public String summary() {
    return "A model's library takes an input of another type than the column has.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    List<Column> columns = List.copyOf(checked.columns().values());
    Libraries.forEachDescribedModel(
        checked,
        (mart, model, descriptor) -> {
          int[] places = checked.places(model);
          List<ModelDescriptor.Input> taken = descriptor.inputs();
          for (int i = 0; i < model.inputs().size(); i++) {
            Located<String> input = model.inputs().get(i);
            // Nearly always it is the input of the same position.
            boolean inPlace = i < taken.size() && taken.get(i).name().equals(input.value());
            Optional<ModelDescriptor.Input> same =
                inPlace ? Optional.of(taken.get(i)) : named(input.value(), taken);
            if (same.isPresent()) {
              check(mart, model, input, same.get(), columns.get(places[i]), findings);
            }
          }
        });
  }

  private static Optional<ModelDescriptor.Input> named(
      String name, List<ModelDescriptor.Input> inputs) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  private void check(
      Mart mart,
      Model model,
      Located<String> input,
      ModelDescriptor.Input taken,
      Column column,
      Findings findings) {
    if (column.type().value() == taken.type() && (!column.nullable() || taken.nullable())) {
      return;
    }
    String subject = Checked.subject(mart, model);
    String type = column.type().value().keyword();
    if (column.type().value() != taken.type()) {
      report(
          input,
          subject,
          "The library of model %s takes \"%s\" as %s, but the column is %s."
              .formatted(subject, input, taken.written(), type + mark(column)),
          "Mend the model's source, or the universe: the bytes would be misread.",
          findings);
    } else {
      report(
          input,
          subject,
          "The library of model %s takes no missing values of \"%s\", but the column is %s?."
              .formatted(subject, input, type),
          "Let the model take %s?, or the column be %s.".formatted(type, type),
          findings);
    }
  }

  private void report(
      Located<String> input, String subject, String message, String hint, Findings findings) {
    findings.add(input.value(), at(input.location(), subject, message, hint));
  }

  private static String mark(Column column) {
    return column.nullable() ? "?" : "";
  }
}
