package dev.waymark.payment.subscription;

/** What must hold before a subscription is sold. A feature that knows of a limit implements it. */
public interface SubscriptionCondition {

    /** Whether an account may subscribe for this site. Where it may not, the page of the site says why. */
    boolean isMet(long accountId, long submissionId);
}
