package io.storycast.scheduler.access.security;

import io.storycast.scheduler.web.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secrets that requests must bring.
 *
 * @param cronSecret for {@code /api/cron}
 * @param token for everything else
 */
@ConfigurationProperties("storycast.api")
record ApiProperties(Secret cronSecret, Secret token) {}
