package io.storycast.testing.simulator;

import io.storycast.testing.audio.Wav;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers {@code /audio/transcriptions} with what the simulator said when it made this very sound,
 * and with nothing for any other.
 */
final class TranscriptionEndpoint implements Responder {

  private final SpokenTexts spoken;

  TranscriptionEndpoint(SpokenTexts spoken) {
    this.spoken = spoken;
  }

  @Override
  public Reply reply(ProviderRequest request, @Nullable FaultKind fault) {
    FormParts form = FormParts.of(request.bytes());
    Optional<byte[]> file = form.bytes("file");
    if (form.text("model").isEmpty() || file.isEmpty()) {
      return Errors.badRequest("The parts model and file are required.");
    }
    String text = textOf(file.get());
    return switch (form.text("response_format").orElse("json")) {
      case "text" -> new Reply(200, "text/plain", bytes(text), Map.of(), true, false);
      case "verbose_json" -> Reply.json(verbose(text).toString());
      default -> Reply.json(JsonMapper.shared().createObjectNode().put("text", text).toString());
    };
  }

  private String textOf(byte[] wav) {
    try {
      return spoken.textOf(Wav.read(wav)).orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static ObjectNode verbose(String text) {
    ObjectNode answer = JsonMapper.shared().createObjectNode().put("task", "transcribe");
    answer.put("language", "english").put("text", text);
    answer.putArray("segments").addObject().put("id", 0).put("text", text);
    return answer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
