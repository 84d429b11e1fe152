package dev.waymark.mail;

/** Every mail that this server sends; each is made from the number of what it is about. */
public enum MailKind {
    /** A job that was paid for is done; about a submission. */
    JOB_READY,
    /** A job that was paid for has failed; about a submission. */
    JOB_FAILED,
    /** A payment was given back; about a payment. */
    REFUNDED,
    /** The link to a job, for who asked for it on its page; about a submission. The address is deleted with the sending. */
    LINK,
    /** What has changed on a site that is checked; about a notice. */
    SITE_CHANGED,
    /** A site that is checked could not be read any more; about a notice. */
    CHECKS_PAUSED,
    /** The proof of a host is not found any more; about a notice. */
    VERIFICATION_FAILING,
    /** It was not found for so long that the host is not the account's any more; about a notice. */
    VERIFICATION_LOST,
    /** Another account has shown that a host is its own; about a notice. */
    HOST_TAKEN_OVER,
    /** The link by which somebody signs in; about a sign-in. The address is deleted with the sending. */
    SIGN_IN,
    /** Somebody has subscribed; about a notice, as are all that follow. */
    SUBSCRIBED,
    /** A subscription renews itself soon, or has done so for half a year. */
    RENEWAL,
    /** A renewal could not be paid. */
    CARD_FAILED,
    /** It was not paid in time, and the site is not watched any more. */
    MONITORING_PAUSED,
    /** A subscription was cancelled. */
    SUBSCRIPTION_ENDED,
    /** Nobody pays for a hosted file any more; a copy is served for some time. */
    HOSTING_FROZEN,
    /** That time is over soon. */
    HOSTING_ENDS,
    /** It is over. */
    HOSTING_ENDED,
    /** The operator has taken a hosted file down. */
    TAKEN_DOWN,
    /** A server to which webhooks go has answered that it is gone, or has taken none for days; about a delivery. */
    WEBHOOK_OFF
}
