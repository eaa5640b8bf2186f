package io.storycast.stage.provider;

import io.storycast.contracts.ReasonCode;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer means. The status decides, unless the provider's code or words know better:
 * SiliconFlow answers 400 for a withdrawn model, OpenAI 429 for an empty account.
 *
 * @see <a href="https://docs.siliconflow.cn/en/faqs/error-code">SiliconFlow's error codes</a>
 * @see <a href="https://platform.openai.com/docs/guides/error-codes">OpenAI's error codes</a>
 */
final class Classification {

  private static final Set<String> QUOTA_CODES =
      Set.of("insufficient_quota", "insufficient_balance", "billing_hard_limit_reached", "30001");
  private static final Set<String> MODEL_CODES = Set.of("model_not_found", "20012");
  private static final Set<String> KEY_CODES = Set.of("invalid_api_key", "api_key_invalid");

  private static final Pattern NO_BALANCE =
      Pattern.compile(
          "insufficient (account )?(balance|funds|credits?)"
              + "|balance (is )?(insufficient|not enough)|余额不足|欠费",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAILY =
      Pattern.compile("\\b(rpd|tpd|ipd)\\b|per day|daily (limit|quota)", Pattern.CASE_INSENSITIVE);

  private Classification() {}

  static ReasonCode of(int status, ErrorBody error) {
    if (status >= 400 && status < 500) {
      if (isOutOfQuota(error) || isDailyLimit(status, error)) {
        return ReasonCode.PROVIDER_OUT_OF_QUOTA;
      }
      if (names(MODEL_CODES, error)) {
        return ReasonCode.PROVIDER_MODEL_UNKNOWN;
      }
      if (names(KEY_CODES, error)) {
        return ReasonCode.PROVIDER_CREDENTIALS;
      }
    }
    return ofStatus(status);
  }

  /**
   * Requests, tokens or images per day are used up. Waiting minutes cannot help, so it counts as
   * quota: the stage waits instead of using up every scenario's attempts.
   */
  static boolean isDailyLimit(int status, ErrorBody error) {
    return status == 429 && DAILY.matcher(message(error)).find();
  }

  private static ReasonCode ofStatus(int status) {
    return switch (status) {
      case 401, 403, 407 -> ReasonCode.PROVIDER_CREDENTIALS;
      case 402 -> ReasonCode.PROVIDER_OUT_OF_QUOTA;
      case 404, 410 -> ReasonCode.PROVIDER_MODEL_UNKNOWN;
      case 408, 409, 425 -> ReasonCode.PROVIDER_ERROR;
      case 429 -> ReasonCode.PROVIDER_RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield ReasonCode.PROVIDER_ERROR;
        }
        // A redirect is not followed: the base URL is not the API's.
        yield status < 400 ? ReasonCode.PROVIDER_MODEL_UNKNOWN : ReasonCode.PROVIDER_REJECTED;
      }
    };
  }

  private static boolean isOutOfQuota(ErrorBody error) {
    return names(QUOTA_CODES, error) || NO_BALANCE.matcher(message(error)).find();
  }

  private static boolean names(Set<String> codes, ErrorBody error) {
    return codes.contains(lower(error.code())) || codes.contains(lower(error.type()));
  }

  private static String message(ErrorBody error) {
    return Objects.requireNonNullElse(error.message(), "");
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
