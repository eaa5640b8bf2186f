package io.storycast.benchmarks.rivals;

import java.util.List;

/** What the language model answered. */
record Told(String title, String bodyMarkdown, List<Phrase> keyPhrases) {

  record Phrase(String phrase, String meaningEn, String meaningZh, String type) {}
}
