package io.storycast.audio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.storycast.audio",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] FEATURE = {
    "..audio.narration..",
    "..audio.text..",
    "..audio.timing..",
    "..audio.sound..",
    "..audio.quality.."
  };

  @ArchTest
  static final ArchRule theFeatureKnowsNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "software.amazon..",
              "jakarta..",
              "org.apache.kafka..",
              "java.sql..",
              "java.net.http..");

  @ArchTest
  static final ArchRule theFeatureKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..audio.mp3..", "..audio.speech..", "..audio.store..");

  @ArchTest
  static final ArchRule adaptersAreNobodysBusiness =
      classes()
          .that()
          .resideInAnyPackage("..audio.mp3..", "..audio.speech..", "..audio.store..")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule textTimingAndSoundKnowNothingOfStages =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..audio.text..", "..audio.timing..", "..audio.sound..", "..audio.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.storycast.stage..", "io.storycast.contracts..", "..narration..");
}
