package dev.waymark.webhook;

import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.MessagePost;
import dev.waymark.message.Message;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.url.Url;
import dev.waymark.web.PublicUrl;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Signs messages and posts them. */
@ApplicationScoped
class WebhookPost {

    @Inject
    private UrlPolicy rules;

    @Inject
    private PublicUrl publicUrl;

    @Inject
    private Endpoints endpoints;

    @Inject
    private WebhookMessages messages;

    private MessagePost door;

    @PostConstruct
    void open() {
        door = new MessagePost(
                FetchSettings.of("Waymark-Webhooks/1.0 (+" + publicUrl.at("/docs") + ")", rules.policy()));
    }

    @PreDestroy
    void close() {
        door.close();
    }

    /** Why nothing can be posted to an address. */
    Optional<Message> refusal(Url url) {
        return door.refusal(url);
    }

    DeliveryOutcome post(ClaimedDelivery delivery) {
        String payload;
        List<EndpointSecret> secrets;
        try {
            payload = messages.open(delivery.sealed());
            secrets = endpoints.secrets(delivery.endpoint());
        } catch (IllegalStateException e) {
            return DeliveryOutcome.SEALED;
        }
        long seconds = delivery.now().getEpochSecond();
        Map<String, String> fields = Map.of(
                "webhook-id",
                delivery.key(),
                "webhook-timestamp",
                String.valueOf(seconds),
                "webhook-signature",
                secrets.stream()
                        .map(secret -> secret.sign(delivery.key(), seconds, payload))
                        .collect(Collectors.joining(" ")));
        return DeliveryOutcome.of(door.post(Url.parse(delivery.url()), fields, payload));
    }
}
