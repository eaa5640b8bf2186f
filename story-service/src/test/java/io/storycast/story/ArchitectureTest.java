package io.storycast.story;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@AnalyzeClasses(packages = "io.storycast.story", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule writingKnowsNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage("..story.writing..", "..story.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "java.sql..",
              "javax.sql..",
              "jakarta..",
              "java.net.http..",
              "..stage.provider..");

  @ArchTest
  static final ArchRule contractKnowsNothingOfHowAnswersAreBought =
      noClasses()
          .that()
          .resideInAPackage("..story.contract..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..story.writing..", "..story.model..", "io.storycast.stage..");

  @ArchTest
  static final ArchRule writingKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAPackage("..story.writing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..story.model..", "..story.results..");

  @ArchTest
  static final ArchRule adaptersAndConfigurationArePackagePrivate =
      classes()
          .that()
          .resideInAnyPackage("io.storycast.story", "..story.model..", "..story.results..")
          .and()
          .areNotAnnotatedWith(SpringBootApplication.class)
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic();
}
