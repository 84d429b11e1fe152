package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who runs this server, as far as the settings say: every page names them, and the legal pages say how to reach them. */
@ApplicationScoped
public class OperatorSettings {

    @Inject
    @ConfigProperty(name = "OPERATOR_NAME")
    Optional<String> name;

    @Inject
    @ConfigProperty(name = "OPERATOR_ADDRESS")
    Optional<String> address;

    @Inject
    @ConfigProperty(name = "OPERATOR_EMAIL")
    Optional<String> email;

    @Inject
    @ConfigProperty(name = "OPERATOR_NUMBER")
    Optional<String> number;

    @Inject
    @ConfigProperty(name = "OPERATOR_REGISTERED_IN")
    Optional<String> registeredIn;

    @Inject
    @ConfigProperty(name = "OPERATOR_VAT_NUMBER")
    Optional<String> vatNumber;

    @Inject
    @ConfigProperty(name = "ICO_NUMBER")
    Optional<String> icoNumber;

    /** What is not set is an empty text. */
    public record Identity(
            String name,
            String address,
            String email,
            String number,
            String registeredIn,
            String vatNumber,
            String icoNumber) {}

    public Identity identity() {
        return new Identity(
                name.orElse(""),
                address.orElse(""),
                email.orElse(""),
                number.orElse(""),
                registeredIn.orElse(""),
                vatNumber.orElse(""),
                icoNumber.orElse(""));
    }
}
