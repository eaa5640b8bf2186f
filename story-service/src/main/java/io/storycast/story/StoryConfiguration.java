package io.storycast.story;

import io.storycast.contracts.ScenarioClaimed;
import io.storycast.contracts.Topics;
import io.storycast.stage.CallLedger;
import io.storycast.stage.Stage;
import io.storycast.story.contract.StoryContract;
import io.storycast.story.contract.rules.StoryRules;
import io.storycast.story.writing.EarlierStories;
import io.storycast.story.writing.LanguageModel;
import io.storycast.story.writing.PromptTemplate;
import io.storycast.story.writing.Retelling;
import io.storycast.story.writing.ScenarioCheck;
import io.storycast.story.writing.StoryPrompts;
import io.storycast.story.writing.StoryWriter;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stage together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StoryProperties.class, ContractProperties.class})
class StoryConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(StoryConfiguration.class);

  @Bean
  StoryWriter storyWriter(
      StoryProperties properties,
      ContractProperties contract,
      LanguageModel model,
      CallLedger ledger,
      Clock clock) {
    PromptTemplate prompt = properties.prompt();
    LOG.info(
        "Writing with {} at {}; prompt sha256 {}", model.name(), model.provider(), prompt.sha256());
    return new StoryWriter(
        new ScenarioCheck(properties.maxInputLength()),
        new StoryPrompts(prompt, properties.defaults(), new SecureRandom()),
        model,
        new StoryContract(StoryRules.all(contract.settings(prompt.instructions()))),
        ledger,
        clock);
  }

  @Bean
  Retelling retelling(StoryWriter writer, EarlierStories earlier, Clock clock) {
    return new Retelling(writer, earlier, clock);
  }

  @Bean
  Stage storyStage(Retelling retelling) {
    return Stage.named("story", Topics.STORY_SERVICE)
        .on(ScenarioClaimed.class, retelling::tell)
        .build();
  }
}
