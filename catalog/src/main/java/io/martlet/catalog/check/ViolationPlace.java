package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a constraint is violated, found by walking the violation's path through the records.
 *
 * @param field the field, such as {@code number of model auto/luxury}
 */
record ViolationPlace(Location location, String subject, String field) {

  static ViolationPlace of(ConstraintViolation<Catalog> violation) {
    Walk walk = new Walk(violation.getRootBean());
    violation.getPropertyPath().forEach(walk::step);
    return new ViolationPlace(walk.location, walk.subject(), walk.field());
  }

  private static final class Walk {
    private Object here;
    private Location location = Location.NONE;
    private Record owner;
    private String property = "";
    private String mart = "";

    Walk(Catalog root) {
      this.here = root;
      this.owner = root;
    }

    void step(Path.Node node) {
      here = unwrapped(here);
      if (node.getIndex() != null && here instanceof List<?> list) {
        here = unwrapped(list.get(node.getIndex()));
      }
      if (here instanceof Located<?> located) {
        location = located.location();
      } else if (here instanceof Record record) {
        component(record, node.getName());
      }
    }

    private void component(Record record, String name) {
      Optional<RecordComponent> component =
          Arrays.stream(record.getClass().getRecordComponents())
              .filter(each -> each.getName().equals(name))
              .findFirst();
      if (component.isEmpty()) {
        return;
      }
      owner = record;
      property = name;
      mart = record instanceof Mart named ? named.name() + "/" : mart;
      here = unwrapped(read(record, component.get()));
      if (here instanceof Located<?> located) {
        location = located.location();
      }
    }

    private static Object read(Record record, RecordComponent component) {
      try {
        return component.getAccessor().invoke(record);
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("A public record has public accessors", impossible);
      }
    }

    private static Object unwrapped(Object value) {
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    String subject() {
      if (owner instanceof Model model) {
        return mart + model.name();
      }
      return owner instanceof Mart named ? named.name().value() : "";
    }

    String field() {
      String words = property.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
      return words + " of " + owned();
    }

    private String owned() {
      if (owner instanceof Artifact) {
        return "a binary's file";
      }
      if (owner instanceof Model && !property.equals("name")) {
        return "model " + subject();
      }
      return "a " + owner.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
  }
}
