package io.storycast.scheduler.assets;

/**
 * A file of one revision of a story.
 *
 * @param url its public address
 */
public record Asset(String id, String jobId, int revision, AssetKind kind, String url) {}
