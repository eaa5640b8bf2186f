package io.storycast.stage.provider;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a provider's words fit to show: one line, short, and without our secrets. */
final class SafeText {

  private static final int LONGEST = 200;
  private static final String HIDDEN = "***";

  /** Short values are not worth hiding and occur in ordinary words. */
  private static final int SHORTEST_SECRET = 6;

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");
  private static final Pattern LOOKS_SECRET =
      Pattern.compile("(?i)\\bbearer\\s+\\S+|\\b(sk|pk|rk|gsk|api[-_]?key|tok)[-_][\\w*.…-]{4,}");

  private final List<Pattern> secrets;

  private SafeText(List<Pattern> secrets) {
    this.secrets = secrets;
  }

  static SafeText hidingSecretsOf(ProviderEndpoint endpoint) {
    return new SafeText(
        Stream.concat(Stream.of(endpoint.apiKey()), endpoint.headers().values().stream())
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .map(SafeText::andItsMaskedForms)
            .toList());
  }

  /** Providers like to answer with the first characters of the key and asterisks. */
  private static Pattern andItsMaskedForms(String secret) {
    String start = Pattern.quote(secret.substring(0, SHORTEST_SECRET));
    return Pattern.compile(Pattern.quote(secret) + "|" + start + "\\S*");
  }

  String clean(String text) {
    String clean = INVISIBLE.matcher(text).replaceAll(" ").strip();
    for (Pattern secret : secrets) {
      clean = secret.matcher(clean).replaceAll(HIDDEN);
    }
    return cut(LOOKS_SECRET.matcher(clean).replaceAll(HIDDEN));
  }

  private static String cut(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
