package io.martlet.codegen.columns;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the typed columns of a mart's table: {@code Deposits.TERM_DEPOSIT.rank()}. */
public final class MartColumns {

  private MartColumns() {}

  public static JavaFile generate(String packageName, PlanMart mart) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(JavaNames.type(mart.name()))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("The models of mart $L, and their columns in its table.\n", mart.name())
            .addField(
                FieldSpec.builder(
                        String.class, "TABLE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$S", "marts." + mart.name())
                    .build())
            .addField(int.class, "number", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(int.class, "number")
                    .addStatement("this.number = number")
                    .build())
            .addMethod(columnName("rank", "The column with the model's rank."))
            .addMethod(columnName("binary", "The column with the model's binary, 0 or 1."));
    for (PlanModel model : mart.models()) {
      type.addEnumConstant(
          model.name().toUpperCase(Locale.ROOT),
          TypeSpec.anonymousClassBuilder("$L", model.number()).build());
    }
    return JavaNames.file(packageName, type.build());
  }

  private static MethodSpec columnName(String output, String doc) {
    return MethodSpec.methodBuilder(output)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(doc + "\n")
        .returns(String.class)
        .addStatement("return $S + number + $S", "model", "_" + output)
        .build();
  }
}
