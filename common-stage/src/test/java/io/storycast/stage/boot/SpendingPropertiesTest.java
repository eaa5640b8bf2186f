package io.storycast.stage.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class SpendingPropertiesTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(SpendingProperties.class)
  static class Settings {}

  private static ApplicationContextRunner service(String billedBy, String... settings) {
    return new ApplicationContextRunner()
        .withInitializer(
            context ->
                new StageEnvironment()
                    .postProcessEnvironment(
                        context.getEnvironment(), new org.springframework.boot.SpringApplication()))
        .withUserConfiguration(Settings.class)
        .withPropertyValues("storycast.calls.billed-by=" + billedBy)
        .withPropertyValues(settings);
  }

  @Test
  void limitsNothingUnlessAsked() {
    service("tokens", "PRICE_CURRENCY=")
        .run(
            context -> {
              SpendingProperties properties = context.getBean(SpendingProperties.class);
              assertThat(properties.prices().any()).isFalse();
              assertThat(properties.prices().currency()).isEqualTo("USD");
              assertThat(properties.budget().hard()).isNull();
              assertThat(properties.rates().isNone()).isTrue();
            });
  }

  @Test
  void takesPricesAndLimits() {
    service(
            "characters",
            "PRICE_SPEECH_CHARACTERS=7.15",
            "PRICE_CURRENCY=EUR",
            "DAILY_BUDGET=10",
            "DAILY_BUDGET_SOFT=8",
            "STAGE_REQUESTS_PER_MINUTE=60")
        .run(
            context -> {
              SpendingProperties properties = context.getBean(SpendingProperties.class);
              assertThat(properties.prices().characters()).isEqualByComparingTo("7.15");
              assertThat(properties.prices().currency()).isEqualTo("EUR");
              assertThat(properties.budget().soft()).isEqualByComparingTo("8");
              assertThat(properties.rates().requests()).isEqualTo(60);
              assertThat(properties.rates().units()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokens|DAILY_BUDGET=10|need prices to add up: set PRICE_PROMPT_TOKENS and",
        "tokens|DAILY_BUDGET_SOFT=10;PRICE_PROMPT_TOKENS=1|set PRICE_PROMPT_TOKENS and",
        "characters|DAILY_BUDGET=10;PRICE_PROMPT_TOKENS=1|set PRICE_SPEECH_CHARACTERS.",
        "characters|DAILY_BUDGET=10;DAILY_BUDGET_SOFT=12;PRICE_SPEECH_CHARACTERS=1"
            + "|DAILY_BUDGET_SOFT (12) must not be larger than DAILY_BUDGET (10).",
        "tokens|DAILY_BUDGET=-1|DAILY_BUDGET must not be negative.",
        "tokens|DAILY_BUDGET_SOFT=-1|DAILY_BUDGET_SOFT must not be negative.",
        "tokens|PRICE_PROMPT_TOKENS=-1|PRICE_PROMPT_TOKENS must not be negative.",
        "tokens|STAGE_REQUESTS_PER_MINUTE=0|STAGE_REQUESTS_PER_MINUTE must be at least 1",
        "tokens|STAGE_UNITS_PER_MINUTE=-5|STAGE_UNITS_PER_MINUTE must be at least 1"
      })
  void refusesToStartWithContradictorySettings(String billedBy, String settings, String part) {
    service(billedBy, settings.split(";"))
        .run(context -> assertThat(messages(context.getStartupFailure())).anyMatch(has(part)));
  }

  private static java.util.function.Predicate<String> has(String part) {
    return message -> message.contains(part);
  }

  private static Stream<String> messages(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .map(cause -> String.valueOf(cause.getMessage()));
  }
}
