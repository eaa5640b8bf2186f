package io.storycast.stage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;

@AnalyzeClasses(
    packages = "io.storycast.stage",
    importOptions = ImportOption.DoNotIncludeTests.class)
class StageArchitectureTest {

  @ArchTest
  static final ArchRule theFaceOfAStageNamesNoFramework =
      classes()
          .that()
          .resideInAPackage("io.storycast.stage")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.storycast.stage", "io.storycast.contracts", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theEngineAndTheMoneyKnowNeitherSpringNorKafkaNorSql =
      noClasses()
          .that()
          .resideInAnyPackage("io.storycast.stage.engine", "io.storycast.stage.spending")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "java.sql..",
              "io.storycast.stage.jdbc..",
              "io.storycast.stage.kafka..",
              "io.storycast.stage.boot..");

  @ArchTest
  static final ArchRule theStageKnowsNoService =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.storycast.scheduler..",
              "io.storycast.story..",
              "io.storycast.audio..",
              "io.storycast.storage..",
              "io.storycast.webhook..");

  @ArchTest
  static final ArchRule configurationStaysInsideItsPackage =
      classes()
          .that()
          .resideInAPackage("io.storycast.stage.boot")
          .and()
          .doNotHaveSimpleName("ServiceMain")
          .and()
          .doNotHaveSimpleName("Listeners") // scheduler-service listens to foreign topics with them
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule secretsAreComparedInConstantTime =
      classes()
          .that()
          .haveFullyQualifiedName("io.storycast.stage.web.Secret")
          .should()
          .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
          .because("the time a comparison takes must not tell how much of a guess is right");
}
