package io.storycast.story.contract;

import java.util.regex.Pattern;

/**
 * Recognises a model that will not write: models without a refusal field apologise in prose, or
 * inside the object they were made to write.
 */
final class Declining {

  private static final Pattern APOLOGY =
      Pattern.compile(
          "\\A\\W{0,20}(I['’]?m (very |really |so )?sorry|I am (very |really |so )?sorry|sorry,"
              + "|I apologi[sz]e|I can(['’]t|not)|I (won['’]t|will not) (write|help|create)"
              + "|I['’]?m (unable|not able)|I am (unable|not able)|Unfortunately, I can"
              + "|As an AI\\b|(很|非常|十分)?抱歉|对不起|我无法|我不能|作为(一个|一名)?(AI|人工智能))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A person in a story may be sorry, too. This is said of writing. */
  private static final Pattern OF_WRITING =
      Pattern.compile(
          "(can(['’]t|not)|unable to|not able to|won['’]t) (\\w+ ){0,3}"
              + "(write|create|generate|help|assist|fulfil|comply|continue|provide|produce)"
              + "|(无法|不能|不可以).{0,12}(写|创作|生成|提供|帮助|协助|满足|完成)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private static final int LONGEST = 600;

  private Declining() {}

  /** Whether a text without an object is an apology. */
  static boolean isProse(String answer) {
    return answer.indexOf('{') < 0 && APOLOGY.matcher(answer).find();
  }

  /** Whether a field holds an apology instead of a story. */
  static boolean isField(String text) {
    return text.length() <= LONGEST
        && APOLOGY.matcher(text).find()
        && OF_WRITING.matcher(text).find();
  }
}
