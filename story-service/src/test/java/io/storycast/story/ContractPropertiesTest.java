package io.storycast.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storycast.story.contract.StoryRule;
import io.storycast.story.contract.rules.RuleSettings;
import io.storycast.story.contract.rules.StoryRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class ContractPropertiesTest {

  @Test
  void setsEveryRuleAsItIsByDefault() throws IOException {
    RuleSettings settings = bind(Map.of()).settings("Write.");

    assertThat(settings.modes().keySet())
        .containsExactlyInAnyOrderElementsOf(
            StoryRules.all(RuleSettings.DEFAULTS).stream().map(StoryRule::name).toList());
    assertThat(settings)
        .usingRecursiveComparison()
        .ignoringFields("modes", "prompts")
        .isEqualTo(RuleSettings.DEFAULTS);
    assertThat(modes(settings)).isEqualTo(modes(RuleSettings.DEFAULTS));
    assertThat(settings.prompts()).containsExactly("Write.");
  }

  @Test
  void switchesRuleByEnvironment() throws IOException {
    RuleSettings settings = bind(Map.of("STORY_RULE_LENGTH", "off")).settings("");

    assertThat(modes(settings)).contains("length OFF", "language REFUSE");
  }

  @Test
  void refusesToStartWithUnknownModeOrRule() {
    assertThatThrownBy(() -> bind(Map.of("STORY_RULE_LENGTH", "maybe")))
        .hasStackTraceContaining("maybe");
    assertThatThrownBy(() -> bind(Map.of("storycast.story.contract.rules.spelling", "warn")))
        .hasStackTraceContaining("There are no story rules [spelling]");
  }

  private static List<String> modes(RuleSettings settings) {
    return StoryRules.all(settings).stream().map(rule -> rule.name() + " " + rule.mode()).toList();
  }

  private static ContractProperties bind(Map<String, Object> environment) throws IOException {
    StandardEnvironment settings = new StandardEnvironment();
    settings.getPropertySources().addFirst(new MapPropertySource("test", environment));
    new YamlPropertySourceLoader()
        .load("application", new ClassPathResource("application.yml"))
        .forEach(settings.getPropertySources()::addLast);
    return Binder.get(settings).bindOrCreate("storycast.story.contract", ContractProperties.class);
  }
}
