package io.storycast.stage.spending;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one call cost.
 *
 * @param amount null when nothing about it is known
 * @param complete false when a part of it is not known, so that it cost more than {@code amount}
 */
public record Price(@Nullable BigDecimal amount, String currency, boolean complete) {}
