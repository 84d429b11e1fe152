package dev.waymark.web.site;

import dev.waymark.web.OperatorSettings;
import dev.waymark.web.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Where to report a security problem (RFC 9116). */
@ApplicationScoped
@Path("/.well-known/security.txt")
public class SecurityTxt {

    /** RFC 9116, section 2.5.5, advises less than a year. */
    private static final Duration VALID = Duration.ofDays(180);

    @Inject
    private OperatorSettings operator;

    @Inject
    private PublicUrl publicUrl;

    /**
     * The file.
     *
     * @throws NotFoundException when no address of the operator is set, since a file without a contact would be invalid
     */
    @GET
    @Produces("text/plain;charset=UTF-8")
    public String show() {
        String email = operator.identity().email();
        if (email.isEmpty()) {
            throw new NotFoundException();
        }
        return """
                Contact: mailto:%s
                Expires: %s
                Preferred-Languages: en
                Canonical: %s
                """.formatted(
                        email,
                        Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).plus(VALID),
                        publicUrl.at("/.well-known/security.txt"));
    }
}
