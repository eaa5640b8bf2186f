package io.storycast.scheduler.assets;

import io.storycast.contracts.AudioUploaded;
import java.util.List;
import java.util.Optional;

/** Where the files are. Only what a fact told is ever in here. */
public interface Assets {

  /** Keeps what the fact tells; a fact that comes again changes nothing. */
  void keep(String jobId, AudioUploaded fact);

  Optional<Asset> find(String assetId);

  /** The files of one revision of a job. */
  List<Asset> of(String jobId, int revision);

  /** The files of the newest revision of a scenario's story that has any. */
  List<Asset> ofScenario(String scenarioId);
}
