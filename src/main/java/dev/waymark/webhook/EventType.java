package dev.waymark.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What an endpoint can be told of. */
enum EventType {
    JOB_FINISHED("job.finished"),
    JOB_FAILED("job.failed"),
    SITE_CHANGED("site.changed"),
    BULK_FINISHED("bulk.finished");

    private final String id;

    EventType(String id) {
        this.id = id;
    }

    /** As it is in a message: {@code job.finished}. */
    String id() {
        return id;
    }

    static Optional<EventType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }
}
