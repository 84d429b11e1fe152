package dev.waymark.politeness;

import dev.waymark.fetch.FetchResponse;

/** Recognises responses of a firewall or a log-in page in place of the page that was asked for. */
public final class BotWalls {

    private BotWalls() {}

    /** Whether a firewall wants proof that a person asks. */
    public static boolean challenges(FetchResponse answer) {
        return answer.header("cf-mitigated").isPresent()
                || answer.header("x-amzn-waf-action").isPresent()
                || (answer.header("x-datadome").isPresent() && answer.status() == 403);
    }

    /** Whether the address is only for those who log in. */
    public static boolean wantsLogin(FetchResponse answer) {
        return answer.status() == 401 || answer.status() == 407;
    }
}
