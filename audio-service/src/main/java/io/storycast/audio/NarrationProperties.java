package io.storycast.audio;

import io.storycast.audio.narration.NarrationSettings;
import io.storycast.audio.narration.Pauses;
import io.storycast.audio.narration.Repeats;
import io.storycast.audio.quality.QualityLimits;
import io.storycast.audio.text.spoken.Lexicon;
import io.storycast.audio.text.spoken.Reading;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How narrations are made.
 *
 * @param maxCharacters a longer text is refused
 * @param chunkCharacters a longer sentence is spoken in several calls; in Latin letters, a Chinese
 *     character counts as three. CosyVoice2 reads about 300 well; OpenAI refuses more than 4096
 * @param parallelCalls how many calls one narration makes at once
 * @param targetLufs loudness; -19 in one channel sounds as loud as -16 in stereo
 * @param peakDb ceiling of peaks before encoding, in dB relative to full scale
 * @param spellOut whether numbers and abbreviations are written out for the speech model
 * @param lexicon file with the pronunciation of terms; empty for none
 * @param workFolder for files while a narration is made: about 12 MB a minute of audio
 * @param repeats how often a chunk that fails its checks is spoken again, before it is tried in
 *     smaller parts
 * @param repeatPause before a refused chunk is tried again; twice as long before each further try
 * @param fallbackVoice speaks a chunk that the usual voice fails; empty for none
 */
@Validated
@ConfigurationProperties("storycast.narration")
record NarrationProperties(
    @DefaultValue("100000") @Min(1) int maxCharacters,
    @DefaultValue("300") @Min(40) @Max(4096) int chunkCharacters,
    @DefaultValue("2") @Min(1) @Max(64) int parallelCalls,
    @DefaultValue("-19") @DecimalMin("-30") @DecimalMax("-10") double targetLufs,
    @DefaultValue("-2") @DecimalMin("-12") @DecimalMax("-0.5") double peakDb,
    @DefaultValue("true") boolean spellOut,
    @DefaultValue("") String lexicon,
    @DefaultValue("${java.io.tmpdir}/storycast-audio") Path workFolder,
    @DefaultValue PauseLengths pauses,
    @DefaultValue("2") @Min(0) @Max(10) int repeats,
    @DefaultValue("1s") Duration repeatPause,
    @DefaultValue("") String fallbackVoice,
    @DefaultValue @Valid Quality quality) {

  /**
   * What is published: see docs/narration.md for what each check looks for.
   *
   * @param loudnessTolerance from the target, in LU
   * @param mostTruePeak after encoding, in dB relative to full scale
   * @param longestSilence between two sounds
   * @param leastVoicedShare of the chunks that must be sound, from 0 to 1
   * @param slowestPace of a chunk, in letters a minute at natural speed; a Chinese character counts
   *     as three. 360 are 75 to 90 English words, or 120 Chinese characters
   * @param fastestPace likewise. 1250 are 260 to 300 English words, or 410 Chinese characters
   * @param paceTolerance how far a chunk may be from the median of the narration, as a share
   * @param mostWordErrors in a transcription, as a share of the words; one word may always be other
   */
  record Quality(
      @DefaultValue("1") @DecimalMin("0.1") @DecimalMax("6") double loudnessTolerance,
      @DefaultValue("-1.5") @DecimalMin("-12") @DecimalMax("0") double mostTruePeak,
      @DefaultValue("2500ms") Duration longestSilence,
      @DefaultValue("0.4") @DecimalMin("0") @DecimalMax("1") double leastVoicedShare,
      @DefaultValue("360") @DecimalMin("0") double slowestPace,
      @DefaultValue("1250") @DecimalMin("1") double fastestPace,
      @DefaultValue("0.4") @DecimalMin("0.1") @DecimalMax("1") double paceTolerance,
      @DefaultValue("0.1") @DecimalMin("0") @DecimalMax("1") double mostWordErrors) {

    QualityLimits limits() {
      return new QualityLimits(
          loudnessTolerance,
          mostTruePeak,
          longestSilence,
          leastVoicedShare,
          slowestPace,
          fastestPace,
          paceTolerance,
          mostWordErrors);
    }
  }

  /** Silence by what it separates. */
  record PauseLengths(
      @DefaultValue("750ms") Duration head,
      @DefaultValue("80ms") Duration clause,
      @DefaultValue("300ms") Duration sentence,
      @DefaultValue("500ms") Duration listItem,
      @DefaultValue("700ms") Duration paragraph,
      @DefaultValue("1s") Duration heading,
      @DefaultValue("1500ms") Duration tail) {}

  /**
   * @throws IllegalArgumentException when the lexicon cannot be read
   */
  NarrationSettings settings() {
    return new NarrationSettings(
        maxCharacters,
        chunkCharacters,
        parallelCalls,
        new Pauses(
            pauses.head(),
            pauses.clause(),
            pauses.sentence(),
            pauses.listItem(),
            pauses.paragraph(),
            pauses.heading(),
            pauses.tail()),
        targetLufs,
        peakDb,
        workFolder,
        new Reading(spellOut, readLexicon()),
        quality.limits(),
        new Repeats(repeats, repeatPause),
        fallbackVoice.isBlank() ? null : fallbackVoice.strip());
  }

  private Lexicon readLexicon() {
    return lexicon.isBlank() ? Lexicon.empty() : Lexicon.read(Path.of(lexicon.strip()));
  }
}
