package io.storycast.storage.content;

import io.storycast.storage.publishing.Stories;
import io.storycast.storage.publishing.StoryVersions;
import io.storycast.storage.publishing.Transactions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class ContentConfiguration {

  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new JdbcTransactions(manager);
  }

  @Bean
  StoryVersions storyVersions(JdbcClient db) {
    return new JdbcStoryVersions(db);
  }

  @Bean
  Stories stories(JdbcClient db, NamedParameterJdbcOperations rows) {
    return new JdbcStories(db, rows, SingletonSupplier.of(() -> ContentTables.read(db)));
  }
}
