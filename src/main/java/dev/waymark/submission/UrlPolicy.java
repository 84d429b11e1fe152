package dev.waymark.submission;

import dev.waymark.fetch.AddressPolicy;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which addresses may be submitted and fetched, from the settings. */
@ApplicationScoped
public class UrlPolicy {

    private static final Logger LOG = Logger.getLogger(UrlPolicy.class.getName());

    @Inject
    @ConfigProperty(name = "PUBLIC_URL")
    URI publicUrl;

    @Inject
    @ConfigProperty(name = "CRAWL_EXEMPT_ADDRESSES")
    Optional<String> exempt;

    private AddressPolicy policy;

    @PostConstruct
    void read() {
        policy = AddressPolicy.STRICT.withOwnHosts(publicUrl.getHost());
        exempt.ifPresent(pairs -> {
            policy = policy.withExempt(
                    Stream.of(pairs.split(",")).map(String::strip).toArray(String[]::new));
            LOG.warning(
                    () -> "CRAWL_EXEMPT_ADDRESSES lets anybody have these addresses read although they are not public: "
                            + pairs + ". Never set it on a server that others can reach.");
        });
    }

    /**
     * Checks a draft.
     *
     * @throws jakarta.ws.rs.WebApplicationException 422 with every field that cannot be accepted
     */
    public Order check(Order.Draft draft) {
        return draft.checked(policy);
    }

    public AddressPolicy policy() {
        return policy;
    }
}
