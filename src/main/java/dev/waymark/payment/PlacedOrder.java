package dev.waymark.payment;

import dev.waymark.submission.Submission;

/** What was ordered, and the payment for it that counts. */
record PlacedOrder(Submission submission, Payment payment) {}
