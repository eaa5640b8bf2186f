package io.storycast.contracts;

/**
 * The public addresses of what lies beside an MP3; from revision 2 on with {@code ?v=<hash8>}.
 *
 * @param timingsUrl when each sentence and word is heard, as JSON
 * @param captionsUrl the sentences as WebVTT
 * @param chaptersUrl chapters of about a minute, in the JSON of Podcasting 2.0
 * @param qualityUrl what was measured and checked, as JSON
 */
public record NarrationFiles(
    String timingsUrl, String captionsUrl, String chaptersUrl, String qualityUrl) {}
