package dev.waymark.webhook;

/** Where a delivery is; the last two are its ends. */
enum DeliveryState {
    WAITING,
    DELIVERED,
    FAILED
}
