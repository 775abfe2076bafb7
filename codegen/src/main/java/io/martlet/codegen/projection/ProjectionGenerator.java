package io.martlet.codegen.projection;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.InputColumn;
import io.martlet.plan.projection.Projection;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the projection of one microbatch: its columns bound by type and moved with straight-line
 * code. Columns are split over nested classes of at most {@value #CHUNK}, since the JVM refuses
 * methods over 64 KB and the JIT leaves large ones interpreted.
 */
public final class ProjectionGenerator {

  static final int CHUNK = 500;

  private ProjectionGenerator() {}

  /**
   * @param name binary name of the class
   * @param columns in the order of the plan
   */
  public static JavaFile generate(String name, List<PlanColumn> columns) {
    ClassName self = ClassName.bestGuess(name);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Projection.class)
            .addJavadoc(
                "Moves $L columns to the region. Generated from the run plan.\n", columns.size());
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addParameter(ColumnBinder.class, "binder");
    MethodSpec.Builder measure = overriding("measure");
    MethodSpec.Builder fill = overriding("fill");
    for (int from = 0, chunk = 0; from < columns.size(); from += CHUNK, chunk++) {
      ClassName nested = self.nestedClass("Columns" + chunk);
      String field = "columns" + chunk;
      type.addField(nested, field, Modifier.PRIVATE, Modifier.FINAL);
      constructor.addStatement("this.$N = new $T(binder)", field, nested);
      measure.addStatement("$N.measure(rows)", field);
      fill.addStatement("$N.fill(rows)", field);
      type.addType(chunk(nested, columns.subList(from, Math.min(from + CHUNK, columns.size()))));
    }
    type.addMethod(constructor.build()).addMethod(measure.build()).addMethod(fill.build());
    return JavaFile.builder(self.packageName(), type.build())
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  private static TypeSpec chunk(ClassName name, List<PlanColumn> columns) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    CodeBlock.Builder bind = CodeBlock.builder();
    CodeBlock.Builder measure = CodeBlock.builder();
    CodeBlock.Builder fill = CodeBlock.builder();
    NameAllocator fields = new NameAllocator();
    fields.newName("binder");
    fields.newName("rows");
    for (PlanColumn column : columns) {
      String field = fields.newName(column.name());
      type.addField(InputColumn.class, field, Modifier.PRIVATE, Modifier.FINAL);
      bind.addStatement("$N = binder.$N($S)", field, column.type().keyword(), column.name());
      if (column.type() == ColumnType.STRING) {
        measure.addStatement("$N.measure(rows)", field);
      }
      fill.addStatement("$N.fill(rows)", field);
    }
    return type.addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(ColumnBinder.class, "binder")
                .addCode(bind.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("measure")
                .addParameter(int.class, "rows")
                .addCode(measure.build())
                .build())
        .addMethod(
            MethodSpec.methodBuilder("fill")
                .addParameter(int.class, "rows")
                .addCode(fill.build())
                .build())
        .build();
  }

  private static MethodSpec.Builder overriding(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(int.class, "rows");
  }
}
