package io.storycast.audio.mp3;

import io.storycast.audio.sound.SampleSink;

/** What a player plays of the decoded frames: the encoder's delay and its padding are left out. */
final class Played {

  /** Any decoder of layer III is so many samples late, which the header does not count. */
  private static final int DECODER_DELAY = 529;

  private static final int SAMPLES_IN_FRAME = 1152;

  private final InfoHeader header;
  private final SampleSink listener;
  private final long first;
  private final long end;
  private long position;

  Played(InfoHeader header, SampleSink listener) {
    this.header = header;
    this.listener = listener;
    this.first = header.delay() + DECODER_DELAY;
    this.end = first + header.frames() * SAMPLES_IN_FRAME - header.delay() - header.padding();
  }

  /** Takes the next frame. */
  void hear(short[] frame, int count) {
    int from = (int) Math.clamp(first - position, 0, count);
    int to = (int) Math.clamp(end - position, from, count);
    listener.hear(frame, from, to - from);
    position += count;
  }

  /** Samples that decoded, without what the encoder added. */
  long length() {
    return Math.max(0, position - header.delay() - header.padding());
  }
}
