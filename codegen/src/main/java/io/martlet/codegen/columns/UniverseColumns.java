package io.martlet.codegen.columns;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Universe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the typed columns of a universe, for catalogs in Java: {@code Clients.AGE}. A universe
 * wider than a class initializer can hold is split over a chain of superclasses.
 */
public final class UniverseColumns {

  private static final int CHUNK = 500;
  private static final String DSL = "io.martlet.dsl";

  private final Universe universe;
  private final ClassName self;
  private final ParameterizedTypeName columnsType;
  private final ColumnConstants names;
  private final List<JavaFile> files = new ArrayList<>();

  private UniverseColumns(String packageName, Universe universe) {
    this.universe = universe;
    this.names = new ColumnConstants(universe);
    this.self = ClassName.get(packageName, names.type());
    this.columnsType = ParameterizedTypeName.get(ClassName.get(DSL, "Columns"), self);
  }

  /** The class of the universe, after those it extends. */
  public static List<JavaFile> generate(String packageName, Universe universe) {
    UniverseColumns generator = new UniverseColumns(packageName, universe);
    generator.write();
    return generator.files;
  }

  private void write() {
    List<Column> columns = universe.columns();
    Optional<ClassName> above = Optional.empty();
    int from = 0;
    for (; columns.size() - from > CHUNK; from += CHUNK) {
      ClassName part = self.peerClass(self.simpleName() + "Columns" + from / CHUNK);
      TypeSpec.Builder type = TypeSpec.classBuilder(part).addModifiers(Modifier.ABSTRACT);
      keep(columns(type, above, columns.subList(from, from + CHUNK)).build());
      above = Optional.of(part);
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("The columns of universe $L.\n", universe.name().value());
    columns(type, above, columns.subList(from, columns.size()));
    type.addField(
        FieldSpec.builder(
                ParameterizedTypeName.get(ClassName.get(DSL, "Universe"), self),
                "UNIVERSE",
                Modifier.PUBLIC,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer(declared())
            .build());
    keep(
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .build());
  }

  private CodeBlock declared() {
    CodeBlock.Builder code =
        CodeBlock.builder().add("COLUMNS.keyedBy($N)", names.of(universe.key().value()));
    if (!universe.sources().isEmpty()) {
      code.add(".deliveredAt($L)", Literal.list(universe.sources()));
    }
    DeliveredWords.of(universe, names).forEach(code::add);
    return code.build();
  }

  private void keep(TypeSpec type) {
    files.add(JavaNames.file(self.packageName(), type));
  }

  private TypeSpec.Builder columns(
      TypeSpec.Builder type, Optional<ClassName> above, List<Column> columns) {
    if (above.isPresent()) {
      type.superclass(above.get());
    } else {
      type.addField(
          FieldSpec.builder(columnsType, "COLUMNS", Modifier.STATIC, Modifier.FINAL)
              .initializer("Columns.of($S)", universe.name().value())
              .build());
    }
    for (Column column : columns) {
      type.addField(
          FieldSpec.builder(
                  ParameterizedTypeName.get(
                      ClassName.get(DSL, "Column"),
                      self,
                      ClassName.get(javaType(column.type().value()))),
                  names.of(column.name().value()),
                  Modifier.PUBLIC,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer(
                  "COLUMNS$L$L.$N($S)",
                  column.nullable() ? ".nullable()" : "",
                  DeliveredWords.of(column.format()),
                  column.type().value().keyword(),
                  column.name().value())
              .build());
    }
    return type;
  }

  private static Class<?> javaType(ColumnType type) {
    return switch (type) {
      case BOOL -> Boolean.class;
      case INT8 -> Byte.class;
      case INT16 -> Short.class;
      case INT32 -> Integer.class;
      case INT64 -> Long.class;
      case FLOAT32 -> Float.class;
      case FLOAT64 -> Double.class;
      case DATE -> LocalDate.class;
      case STRING -> String.class;
    };
  }
}
