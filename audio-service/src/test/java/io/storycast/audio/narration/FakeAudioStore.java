package io.storycast.audio.narration;

import io.storycast.audio.timing.CompanionFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store in memory. */
final class FakeAudioStore implements AudioStore {

  private final Map<String, byte[]> objects = new LinkedHashMap<>();
  private final List<FinishedMp3> published = new ArrayList<>();

  @Override
  public URI publish(FinishedMp3 mp3, String key, Edition edition) {
    try {
      objects.put(key, Files.readAllBytes(mp3.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    published.add(mp3);
    return URI.create("https://audio.example/" + key);
  }

  @Override
  public URI publish(CompanionFile file, String key, Edition edition) {
    objects.put(key, file.content());
    return URI.create("https://audio.example/" + key);
  }

  Set<String> keys() {
    return objects.keySet();
  }

  byte[] object(String key) {
    return objects.getOrDefault(key, new byte[0]);
  }

  List<FinishedMp3> published() {
    return published;
  }
}
