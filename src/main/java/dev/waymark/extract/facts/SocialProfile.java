package dev.waymark.extract.facts;

import dev.waymark.url.Url;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the profile of an organisation in a social network from the network's other pages, such as those that share a link. */
final class SocialProfile {

    private static final Set<String> NETWORKS = Set.of(
            "facebook.com",
            "twitter.com",
            "x.com",
            "instagram.com",
            "linkedin.com",
            "youtube.com",
            "tiktok.com",
            "bsky.app",
            "threads.net",
            "threads.com",
            "vimeo.com",
            "pinterest.com",
            "pinterest.co.uk",
            "flickr.com",
            "mastodon.social");
    private static final Set<String> NOT_PROFILES = Set.of(
            "sharer",
            "sharer.php",
            "share",
            "share.php",
            "sharearticle",
            "sharing",
            "shareoffsite",
            "intent",
            "dialog",
            "plugins",
            "watch",
            "embed",
            "hashtag",
            "search",
            "status",
            "p",
            "pin",
            "home",
            "login",
            "policies",
            "privacy",
            "legal",
            "help",
            "reel",
            "playlist",
            "tr",
            "events",
            "posts",
            "settings",
            "explore");

    private static final Pattern PREFIX = Pattern.compile("^(?:www|m|uk|en-gb)\\.");

    private SocialProfile() {}

    static Optional<String> of(Url url) {
        boolean profile = NETWORKS.contains(PREFIX.matcher(url.host()).replaceFirst(""))
                && !url.segments().isEmpty()
                && url.segments().stream()
                        .noneMatch(segment -> NOT_PROFILES.contains(segment.toLowerCase(Locale.ROOT)));
        return profile ? Optional.of(url.toString()) : Optional.empty();
    }
}
