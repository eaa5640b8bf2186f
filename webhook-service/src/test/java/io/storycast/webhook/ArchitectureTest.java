package io.storycast.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.storycast.webhook",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule deliveringKnowsNoFramework =
      classes()
          .that()
          .resideInAnyPackage(
              "..webhook.delivering",
              "..webhook.registry",
              "..webhook.signing",
              "..webhook.network")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify..",
              "org.slf4j..",
              "io.storycast.contracts..",
              "io.storycast.stage",
              "io.storycast.webhook.delivering..",
              "io.storycast.webhook.registry..",
              "io.storycast.webhook.signing..",
              "io.storycast.webhook.network..")
          .because(
              "when and to whom something is told is plain Java; technology lives in adapters");

  @ArchTest
  static final ArchRule adaptersAndConfigurationArePackagePrivate =
      classes()
          .that()
          .resideInAnyPackage(
              "..webhook.postgres",
              "..webhook.outbound",
              "..webhook.api",
              "..webhook.chat",
              "..webhook.metrics",
              "io.storycast.webhook")
          .and()
          .doNotHaveSimpleName("WebhookServiceApplication")
          .and()
          .doNotHaveSimpleName("WebhookProperties")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .notBePublic()
          .because("nothing outside has to name them");

  @ArchTest
  static final ArchRule adaptersKeepToThemselves =
      slices()
          .matching("io.storycast.webhook.(postgres|outbound|api|chat|metrics)..")
          .should()
          .notDependOnEachOther();
}
