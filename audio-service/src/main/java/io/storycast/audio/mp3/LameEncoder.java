package io.storycast.audio.mp3;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.GainAnalysis;
import de.sciss.jump3r.mp3.ID3Tag;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.LameGlobalFlags;
import de.sciss.jump3r.mp3.MPEGMode;
import de.sciss.jump3r.mp3.Presets;
import de.sciss.jump3r.mp3.Quantize;
import de.sciss.jump3r.mp3.QuantizePVT;
import de.sciss.jump3r.mp3.Reservoir;
import de.sciss.jump3r.mp3.Takehiro;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.Version;
import de.sciss.jump3r.mpg.MPGLib;

/**
 * One encoder of jump3r with its modules wired and its settings made.
 *
 * <p>jump3r's own wrapper of this name gives no access to the Info header and always computes the
 * replay gain, which nobody reads.
 */
record LameEncoder(Lame lame, VBRTag infoHeader, LameGlobalFlags flags) {

  /** Constant bit rate: the port's variable mode writes wrong rates. */
  private static final int KILOBITS_A_SECOND = 128;

  /**
   * LAME's 0 (best) to 9. At 3, noise shaping is on and the best Huffman tables are looked for; it
   * takes hardly longer than 5, while 2 takes more than twice as long.
   */
  private static final int QUALITY = 3;

  /** A new encoder of mono sound. */
  static LameEncoder create(int sampleRate) {
    Lame lame = new Lame();
    VBRTag infoHeader = new VBRTag();
    ID3Tag id3 = wire(lame, infoHeader);
    LameGlobalFlags flags = lame.lame_init();
    flags.num_channels = 1;
    flags.mode = MPEGMode.MONO;
    flags.in_samplerate = sampleRate;
    flags.out_samplerate = sampleRate;
    flags.brate = KILOBITS_A_SECOND;
    flags.quality = QUALITY;
    flags.bWriteVbrTag = true;
    flags.findReplayGain = false;
    flags.write_id3tag_automatic = false;
    id3.id3tag_init(flags);
    if (lame.lame_init_params(flags) < 0) {
      throw new IllegalStateException("LAME refuses its settings");
    }
    // The preset behind 128 kbit/s turns the level down by 0.4 dB; ours was measured and limited.
    flags.scale = 1;
    return new LameEncoder(lame, infoHeader, flags);
  }

  /**
   * Takes samples of 32 bits in.
   *
   * @return bytes written to {@code mp3}, or an error below 0
   */
  int encode(int[] samples, int count, byte[] mp3) {
    return lame.lame_encode_buffer_int(flags, samples, samples, count, mp3, 0, mp3.length);
  }

  /**
   * Ends the last frame.
   *
   * @return bytes written to {@code mp3}, or an error below 0
   */
  int flush(byte[] mp3) {
    return lame.lame_encode_flush(flags, mp3, 0, mp3.length);
  }

  /**
   * Writes what stands in the first frame, now that the length is known.
   *
   * @return bytes written to {@code frame}
   */
  int writeInfoHeader(byte[] frame) {
    return infoHeader.getLameTagFrame(flags, frame);
  }

  void close() {
    lame.lame_close(flags);
  }

  private static ID3Tag wire(Lame lame, VBRTag infoHeader) {
    GainAnalysis gain = new GainAnalysis();
    BitStream bits = new BitStream();
    Presets presets = new Presets();
    QuantizePVT quantizePvt = new QuantizePVT();
    Quantize quantize = new Quantize();
    Version version = new Version();
    ID3Tag id3 = new ID3Tag();
    Reservoir reservoir = new Reservoir();
    Takehiro takehiro = new Takehiro();
    MPGLib mpgLib = new MPGLib();
    lame.setModules(gain, bits, presets, quantizePvt, quantize, infoHeader, version, id3, mpgLib);
    bits.setModules(gain, mpgLib, version, infoHeader);
    id3.setModules(bits, version);
    presets.setModules(lame);
    quantize.setModules(bits, reservoir, quantizePvt, takehiro);
    quantizePvt.setModules(takehiro, reservoir, lame.enc.psy);
    reservoir.setModules(bits);
    takehiro.setModules(quantizePvt);
    infoHeader.setModules(lame, bits, version);
    return id3;
  }
}
