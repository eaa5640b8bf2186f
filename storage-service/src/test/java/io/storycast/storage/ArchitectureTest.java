package io.storycast.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.storycast.storage",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule publishingKnowsNoFramework =
      classes()
          .that()
          .resideInAPackage("..storage.publishing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.storycast.contracts..",
              "io.storycast.stage",
              "io.storycast.storage.publishing..")
          .because("deciding what readers see is plain Java; technology lives in adapters");

  @ArchTest
  static final ArchRule publishingTouchesNoJdbc =
      noClasses()
          .that()
          .resideInAPackage("..storage.publishing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule adaptersAndConfigurationArePackagePrivate =
      classes()
          .that()
          .resideInAnyPackage("..storage.content..", "io.storycast.storage")
          .and()
          .doNotHaveSimpleName("StorageServiceApplication")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .notBePublic()
          .because("nothing outside has to name them");
}
