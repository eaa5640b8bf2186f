package io.storycast.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sink.
 *
 * @param keepEditedTitles whether a title that somebody changed in {@code stories} outlives the
 *     next revision (environment: {@code KEEP_EDITED_TITLES})
 */
@ConfigurationProperties("storycast.storage")
record StorageProperties(@DefaultValue("true") boolean keepEditedTitles) {}
