package dev.waymark.url;

import crawlercommons.domains.EffectiveTldFinder;

/**
 * Names below which anybody can have a name: {@code co.uk}, {@code github.io}. Source: the Public Suffix List, both its sections, in the
 * version of 27 November 2025 that crawler-commons 1.6 carries.
 */
public final class PublicSuffix {

    private PublicSuffix() {}

    /** Whether a host in normal form is such a name. A name that the list does not know is none. */
    public static boolean is(String host) {
        EffectiveTldFinder.EffectiveTLD suffix = EffectiveTldFinder.getEffectiveTLD(host);
        return suffix != null && !suffix.isException() && suffix.getDomain().equals(host);
    }
}
