package dev.waymark.monitor.check;

/**
 * Fired inside the transaction that stores new proposals for the file of a kept site.
 *
 * @param submission the number of the site's submission
 * @param changes how many are new
 * @param important how many of them matter much
 */
public record SiteChanged(long submission, long account, int changes, int important) {}
