package io.storycast.webhook.chat;

/** How a chat marks text, and how foreign text is kept from marking anything. */
enum Dialect {

  /** https://docs.slack.dev/messaging/formatting-message-text: three characters are special. */
  SLACK {
    @Override
    String bold(String text) {
      return "*" + text + "*";
    }

    @Override
    String plain(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  },

  /** Markdown. */
  DISCORD {
    @Override
    String bold(String text) {
      return "**" + text + "**";
    }

    @Override
    String plain(String text) {
      return text.replaceAll("([\\\\*_~`|<>\\[\\]()#])", "\\\\$1");
    }
  };

  /** Discord takes 2000 characters, and escaping may double them. */
  private static final int LONGEST = 500;

  abstract String bold(String text);

  abstract String plain(String text);

  /** Foreign text: short, on one line, and without any meaning as markup. */
  final String quote(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    int characters = line.codePointCount(0, line.length());
    return plain(
        characters <= LONGEST
            ? line
            : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…");
  }
}
