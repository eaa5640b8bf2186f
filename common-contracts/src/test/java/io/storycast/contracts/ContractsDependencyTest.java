package io.storycast.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.storycast.contracts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsDependencyTest {

  @ArchTest
  static final ArchRule contractsDependOnNothingButTheJdkAndJackson =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.storycast.contracts..", "java..", "tools.jackson..", "org.jspecify..");
}
