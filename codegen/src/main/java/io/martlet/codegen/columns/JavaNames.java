package io.martlet.codegen.columns;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** What catalog names are called in generated Java. */
public final class JavaNames {

  /** Classes that sources of catalogs name without their packages. */
  public static final Set<String> TAKEN =
      Set.of(
          "Binary",
          "Boolean",
          "Byte",
          "Catalog",
          "CatalogSource",
          "Column",
          "Columns",
          "Declare",
          "Double",
          "Float",
          "Integer",
          "LocalDate",
          "Long",
          "MartBuilder",
          "Object",
          "Override",
          "Platform",
          "Short",
          "String",
          "Universe");

  private JavaNames() {}

  /** The package of a catalog's generated classes. */
  public static String packageOf(String catalog) {
    return "martlet." + (SourceVersion.isKeyword(catalog) ? catalog + "_" : catalog);
  }

  /** {@code term_deposits} is {@code TermDeposits}. */
  public static String type(String name) {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("_")) {
      if (!word.isEmpty()) {
        type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return type.toString();
  }

  static JavaFile file(String packageName, TypeSpec type) {
    return JavaFile.builder(packageName, type).indent("  ").skipJavaLangImports(true).build();
  }
}
