package dev.waymark.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes messages and their log after a month. */
@ApplicationScoped
public class WebhookDeletion {

    @Inject
    private Deliveries deliveries;

    public void deleteOld() {
        deliveries.deleteOld();
    }
}
