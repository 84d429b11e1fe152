package dev.waymark.hosting;

import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.verification.VerifiedHosts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where hosted files are served. Without that address nothing is hosted here. */
@ApplicationScoped
public class HostingSettings {

    @Inject
    @ConfigProperty(name = "HOSTING_URL")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "HOSTING_DAY_SECONDS")
    int daySeconds;

    private Optional<Url> origin = Optional.empty();

    @PostConstruct
    void read() {
        origin = url.map(Url::parse);
    }

    /** The root of the origin; empty when nothing is hosted here. */
    Optional<Url> origin() {
        return origin;
    }

    /**
     * The address of a hosted file.
     *
     * @param path of the file, with its first slash
     */
    Optional<Url> address(String host, String path) {
        return origin.map(at -> at.at("/" + host + path));
    }

    /** The host whose file has this address, or is it itself; empty when it is neither. */
    Optional<String> host(String typed) {
        Url url;
        try {
            url = Url.parse(typed);
        } catch (BadUrl e) {
            return Optional.empty();
        }
        boolean ours = origin.filter(at -> at.origin().equals(url.origin())).isPresent();
        if (!ours) {
            return Optional.of(VerifiedHosts.name(url));
        }
        return url.segments().stream()
                .findFirst()
                .map(host -> host.replace("%3A", ":"))
                .filter(HostedFiles::isHost);
    }

    /** How long a day lasts; shorter ones are for tests. */
    int daySeconds() {
        return daySeconds;
    }
}
