package io.storycast.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.storycast.scheduler",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule featuresNameNoTechnology =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..scheduler.claiming",
              "..scheduler.jobs",
              "..scheduler.jobtable",
              "..scheduler.history",
              "..scheduler.requests",
              "..scheduler.assets",
              "..scheduler.stories",
              "..scheduler.stages",
              "..scheduler.deadletters",
              "..scheduler.access",
              "..scheduler.audit")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache..",
              "java.sql..",
              "javax.sql..",
              "jakarta..",
              "com.github.kagkarlsson..",
              "tools.jackson..",
              "io.storycast.stage.*..")
          .because("what the scheduler decides must be readable without knowing a framework");

  @ArchTest
  static final ArchRule claimingDoesNotKnowJobs =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.claiming..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scheduler.jobs..", "..scheduler.stages..", "..scheduler.deadletters..")
          .because("features meet only in the database, so that any of them could move out");

  @ArchTest
  static final ArchRule stagesDoNotKnowJobsNorClaiming =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.stages..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scheduler.jobs..", "..scheduler.claiming..", "..scheduler.deadletters..")
          .because("features meet only in the database, so that any of them could move out");

  @ArchTest
  static final ArchRule deadLettersDoNotKnowTheOthers =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.deadletters..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scheduler.jobs..", "..scheduler.claiming..", "..scheduler.stages..")
          .because("features meet only in the database, so that any of them could move out");

  @ArchTest
  static final ArchRule jobsDoNotKnowClaiming =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..scheduler.claiming..", "..scheduler.stages..", "..scheduler.deadletters..")
          .because("features meet only in the database, so that any of them could move out");

  @ArchTest
  static final ArchRule nobodyKnowsRequests =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..scheduler.claiming..",
              "..scheduler.jobs..",
              "..scheduler.history..",
              "..scheduler.stages..",
              "..scheduler.deadletters..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..scheduler.requests..")
          .because("asking for a job uses the other features, and is used by none");

  @ArchTest
  static final ArchRule featuresDoNotKnowTheirAdapters =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..scheduler.claiming",
              "..scheduler.jobs",
              "..scheduler.jobtable",
              "..scheduler.history",
              "..scheduler.requests",
              "..scheduler.assets",
              "..scheduler.stories",
              "..scheduler.stages",
              "..scheduler.deadletters",
              "..scheduler.access",
              "..scheduler.audit")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..postgres..",
              "..http..",
              "..kafka..",
              "..schedule..",
              "..metrics..",
              "..web..",
              "..access.security..");

  @ArchTest
  static final ArchRule adaptersKeepToThemselves =
      classes()
          .that()
          .resideInAnyPackage(
              "..claiming.postgres",
              "..claiming.http",
              "..claiming.schedule",
              "..history.postgres",
              "..history.schedule",
              "..requests.postgres",
              "..requests.http",
              "..requests.schedule",
              "..assets.postgres",
              "..assets.http",
              "..stories.postgres",
              "..stories.http",
              "..jobs.postgres",
              "..jobs.http",
              "..jobs.kafka",
              "..deadletters.postgres",
              "..deadletters.http",
              "..deadletters.kafka",
              "..deadletters.metrics",
              "..deadletters.schedule",
              "..stages.postgres",
              "..stages.http",
              "..stages.kafka",
              "..stages.schedule",
              "..stages.metrics",
              "..access.postgres",
              "..access.http",
              "..access.security",
              "..audit.postgres",
              "..audit.http",
              "..console.postgres",
              "..console.letters",
              "..console.settings",
              "..console.audit",
              "..console.jobs")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule nobodyKnowsTheConsole =
      noClasses()
          .that()
          .resideOutsideOfPackage("..scheduler.console..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..scheduler.console..")
          .because("the console looks at the features, and they must not need it");

  @ArchTest
  static final ArchRule theConsoleUsesThePortsOfTheFeatures =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..jobs.postgres..",
              "..jobs.http..",
              "..claiming.postgres..",
              "..claiming.http..",
              "..stages.postgres..",
              "..stages.http..",
              "..deadletters.postgres..",
              "..deadletters.http..",
              "..audit.postgres..",
              "..audit.http..")
          .because("what a page shows and orders is what the API shows and orders");

  @ArchTest
  static final ArchRule onlyItsAdapterAsksTheDatabase =
      noClasses()
          .that()
          .resideInAPackage("..scheduler.console..")
          .and()
          .resideOutsideOfPackage("..console.postgres")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
          .because("pages ask ports");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.storycast.scheduler.(**)").should().beFreeOfCycles();
}
