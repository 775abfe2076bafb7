package io.martlet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use whom. */
class LayeringTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.martlet");

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"catalog", "plan", "dsl", "codegen", "spark", "ledger", "driver", "emr", "cli"})
  void packagesHaveNoCycles(String module) {
    SlicesRuleDefinition.slices()
        .assignedFrom(new PackagesOf("io.martlet." + module))
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  /** The packages of a module, its root too. */
  private record PackagesOf(String root) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass each) {
      String name = each.getPackageName();
      return name.equals(root) || name.startsWith(root + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of " + root;
    }
  }

  static Stream<ArchRule> rules() {
    return Stream.of(
        mayNotUse("catalog", "plan", "dsl", "codegen", "spark", "ledger", "driver", "emr", "cli"),
        mayNotUse("dsl", "codegen", "spark", "ledger", "driver", "emr", "cli"),
        mayNotUse("codegen", "dsl", "spark", "ledger", "driver", "emr", "cli"),
        mayNotUse("plan", "dsl", "codegen", "spark", "ledger", "driver", "emr", "cli"),
        mayNotUse("spark", "codegen", "dsl", "ledger", "driver", "emr", "cli"),
        mayNotUse("ledger", "plan", "dsl", "codegen", "spark", "driver", "emr", "cli"),
        noClasses()
            .that()
            .resideInAPackage("io.martlet.ledger..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("io.martlet.catalog..")
                    .and(resideOutsideOfPackage("io.martlet.catalog.diagnostic"))),
        mayNotUse("driver", "codegen", "dsl", "emr", "cli"),
        mayNotUse("emr", "codegen", "dsl", "spark", "ledger", "driver", "cli"),
        noClasses()
            .that()
            .resideInAPackage("io.martlet.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.spark..", "software.amazon..", "com.palantir.javapoet.."),
        noClasses()
            .that()
            .resideInAnyPackage("io.martlet.spark..", "io.martlet.driver..", "io.martlet.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.yaml..",
                "jakarta.validation..",
                "org.hibernate..",
                "picocli..",
                "io.martlet.catalog.yaml..")
            .because("executors never parse YAML and never run bean validation"),
        noClasses()
            .should()
            .accessTargetWhere(isIcebergWithTypesOfOthers())
            .because("clusters have Iceberg with these libraries under other names"));
  }

  /** What Iceberg's runtime for Spark holds copies of. */
  private static DescribedPredicate<JavaAccess<?>> isIcebergWithTypesOfOthers() {
    DescribedPredicate<JavaClass> others =
        resideInAnyPackage("org.apache.parquet..", "org.apache.avro..", "com.fasterxml..");
    return describe(
        "Iceberg's methods with types of Parquet, Avro or Jackson in their signatures",
        access ->
            access.getTargetOwner().getPackageName().startsWith("org.apache.iceberg")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && Stream.concat(
                        Stream.of(target.getRawReturnType()),
                        target.getRawParameterTypes().stream())
                    .anyMatch(others));
  }

  private static ArchRule mayNotUse(String room, String... others) {
    return noClasses()
        .that()
        .resideInAPackage("io.martlet." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(others).map(other -> "io.martlet." + other + "..").toArray(String[]::new));
  }
}
