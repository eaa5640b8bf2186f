package io.storycast.contracts;

/**
 * Why work failed: stable codes for people and programs. The name in lower case with hyphens is the
 * code on the wire.
 */
public enum ReasonCode {
  // Records
  UNREADABLE_RECORD(
      FailureClass.PERMANENT,
      "The record is not a JSON event of its type.",
      "Find the producer in the headers. Correct the payload and replay it, or discard it."),
  UNKNOWN_EVENT_TYPE(
      FailureClass.PERMANENT,
      "The record's ce_type is missing, or this version does not know it.",
      "If a newer producer wrote it, upgrade this service first, then replay. Else discard."),
  WRONG_EVENT_TYPE(
      FailureClass.PERMANENT,
      "The record is an event of another topic.",
      "Find the producer in the headers; publish to the right topic, and discard this one."),

  RECORD_TOO_LARGE(
      FailureClass.PERMANENT,
      "The record is larger than this service takes.",
      "Find the producer in the headers. Shorten the payload and replay it, or discard it."),

  // Scenarios
  INVALID_SLUG(
      FailureClass.PERMANENT,
      "The slug cannot be an object key: lower-case letters, digits and single hyphens, 1 to 200.",
      "Correct scenarios.slug, then retry the job."),
  EMPTY_SEED(
      FailureClass.PERMANENT,
      "The scenario has no seed text.",
      "Fill scenarios.seed_text, then retry the job."),
  SEED_TOO_LONG(
      FailureClass.PERMANENT,
      "The seed text is longer than MAX_INPUT_LENGTH.",
      "Shorten scenarios.seed_text or raise MAX_INPUT_LENGTH, then retry the job."),
  SCENARIO_GONE(
      FailureClass.PERMANENT,
      "The scenario no longer exists in the content tables.",
      "Nothing to do if it was deleted on purpose; else restore it and retry the job."),
  EARLIER_TEXT_GONE(
      FailureClass.PERMANENT,
      "The text of the earlier revision, which was to be read aloud again, is not recorded.",
      "Regenerate the job with a new story instead of its audio only."),
  SLUG_TAKEN(
      FailureClass.PERMANENT,
      "Another story already has this slug.",
      "Change one of the two slugs, then retry the job."),

  // Providers
  PROVIDER_TIMEOUT(
      FailureClass.TRANSIENT,
      "The provider did not answer in time.",
      "Usually passes. If it lasts, raise the time-out or look at the provider's status page."),
  PROVIDER_UNREACHABLE(
      FailureClass.TRANSIENT,
      "No connection to the provider, or it broke.",
      "Usually passes. If it lasts, check DNS, egress rules and the base URL."),
  PROVIDER_RATE_LIMITED(
      FailureClass.TRANSIENT,
      "The provider answered 429.",
      "Passes by itself. If it lasts, lower the concurrency or ask for a higher limit."),
  PROVIDER_ERROR(
      FailureClass.TRANSIENT,
      "The provider answered 5xx, 408, 409 or 425.",
      "Usually passes. If it lasts, look at the provider's status page."),
  PROVIDER_REJECTED(
      FailureClass.PERMANENT,
      "The provider refused the request (400, 413, 422 and the like).",
      "Read the provider's message. Correct the scenario or the request settings, then replay."),
  PROVIDER_CREDENTIALS(
      FailureClass.CONFIGURATION,
      "The provider refused the key (401 or 403).",
      "Correct SILICONFLOW_API_KEY or the account; the work resumes by itself."),
  PROVIDER_MODEL_UNKNOWN(
      FailureClass.CONFIGURATION,
      "The provider does not know the model or the path (404).",
      "Correct the model or the base URL; the work resumes by itself."),
  PROVIDER_OUT_OF_QUOTA(
      FailureClass.CONFIGURATION,
      "The account has no quota or balance left.",
      "Top up the account; the work resumes by itself."),

  RATE_LIMIT_REACHED(
      FailureClass.OUTAGE,
      "Our own rate limit for this provider and model is used up for the moment.",
      "Passes by itself. If work piles up, raise the limit to what the provider allows."),
  BUDGET_EXHAUSTED(
      FailureClass.OUTAGE,
      "The stage's budget of the day is spent.",
      "The work resumes at midnight UTC, or when the budget is raised."),

  // Content
  STORY_CONTRACT_BROKEN(
      FailureClass.CONTENT,
      "The model's answer does not keep the story contract, even after one repair.",
      "Read the answer in the call ledger. Adjust the prompt or the model, then replay."),
  STORY_TRUNCATED(
      FailureClass.CONTENT,
      "The model ran out of tokens before the story ended.",
      "Raise STORY_MAX_TOKENS, then replay."),
  STORY_REFUSED(
      FailureClass.CONTENT,
      "The model refused to write this story.",
      "Rephrase the seed text, then retry the job."),
  TEXT_NOT_SPEAKABLE(
      FailureClass.PERMANENT,
      "Nothing is left to read aloud once Markdown is removed.",
      "Correct the story's body and ask for a new revision."),
  TEXT_TOO_LONG(
      FailureClass.PERMANENT,
      "The text is longer than the narration limit.",
      "Shorten the story or raise NARRATION_MAX_CHARACTERS, then replay."),
  AUDIO_NOT_AUDIO(
      FailureClass.CONTENT,
      "The speech provider answered 200 without usable audio.",
      "Look at the message; if it lasts, check the speech model and the response format."),
  AUDIO_SILENT(
      FailureClass.CONTENT,
      "The speech provider returned silence.",
      "Try another voice or model, then replay."),
  AUDIO_CHECK_FAILED(
      FailureClass.CONTENT,
      "The speech is not what the text says it must be, or the narration fails a check.",
      "The message has the measurements. Try another voice, set NARRATION_FALLBACK_VOICE, or correct"
          + " the limit that is wrong for this voice; then replay."),
  AUDIO_BROKEN(
      FailureClass.CONTENT,
      "The finished MP3 does not decode to what was assembled.",
      "Replay. If it dies again, keep the file and report a bug."),

  // Stores
  STORE_UNAVAILABLE(
      FailureClass.TRANSIENT,
      "The object store did not take the file (429, 5xx, connection).",
      "Usually passes. If it lasts, check the store's status page."),
  STORE_REFUSED(
      FailureClass.CONFIGURATION,
      "The object store refused the credentials, the bucket or the signature.",
      "Correct the R2 or S3 settings; the work resumes by itself."),
  STORE_MISMATCH(
      FailureClass.TRANSIENT,
      "The object in the store is not the one that was sent.",
      "Passes when another writer was at work. If it lasts, check who writes to the bucket."),
  DATABASE_UNAVAILABLE(
      FailureClass.TRANSIENT, "PostgreSQL did not answer.", "Passes when PostgreSQL is back."),
  CONTENT_TABLES_UNSUITABLE(
      FailureClass.CONFIGURATION,
      "The content tables refuse the row: a column or constraint is in the way.",
      "Read the message; give the named column a default, or relax the constraint."),
  CONTENT_ROW_REFUSED(
      FailureClass.PERMANENT,
      "The content tables refuse this story's values; others may be fine.",
      "Read the message; change the named constraint or the scenario, then replay."),
  NARRATION_OF_ANOTHER_TEXT(
      FailureClass.PERMANENT,
      "The narration of this revision reads another text than the one that is kept.",
      "Ask for a new revision. If it happens again, report a bug."),

  // The stage itself
  ABANDONED(
      FailureClass.PERMANENT,
      "The process died several times while it worked on this.",
      "Look for an out-of-memory kill at the times in the history, then replay."),
  UNEXPECTED(
      FailureClass.TRANSIENT,
      "An error that nothing classifies: a bug.",
      "Read the stack trace in the log by traceId, report it, then replay.");

  private final FailureClass failureClass;
  private final String meaning;
  private final String remedy;

  ReasonCode(FailureClass failureClass, String meaning, String remedy) {
    this.failureClass = failureClass;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The code on the wire, for example {@code provider-rate-limited}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** How work that fails for this reason is treated. */
  public FailureClass failureClass() {
    return failureClass;
  }

  /** What it means, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** What an operator does about it. */
  public String remedy() {
    return remedy;
  }
}
