package io.storycast.webhook.delivering;

import java.util.UUID;

/**
 * A delivery that this process has taken up, for as long as its lease lasts.
 *
 * @param lease only its holder may say that the delivery failed
 * @param tries how many attempts of the schedule were made before
 */
public record Claim(UUID delivery, UUID lease, UUID endpoint, WebhookEvent event, int tries) {}
