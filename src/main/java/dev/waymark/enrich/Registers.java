package dev.waymark.enrich;

import dev.waymark.fetch.HttpFetcher;
import dev.waymark.telemetry.TraceSpan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All registers that are asked. */
@ApplicationScoped
public class Registers {

    @Inject
    RegisterAnswers answers;

    @Inject
    @ConfigProperty(name = "CHARITY_COMMISSION_API_KEY")
    Optional<String> charityKey;

    @Inject
    @ConfigProperty(name = "CHARITY_COMMISSION_BASE_URL")
    String charityBase;

    @Inject
    @ConfigProperty(name = "THREESIXTY_REGISTRY_URL")
    String grantsRegistry;

    @Inject
    @ConfigProperty(name = "POSTCODES_BASE_URL")
    String postcodesBase;

    /** What they say together; a register that fails is named as missing, and the others are asked all the same. */
    public Enrichment about(RegisterQuery subject, HttpFetcher web) {
        RegisterClient library = new RegisterClient(web, answers, Clock.systemUTC());
        List<Register> all = List.of(
                new CharityCommission(charityBase, charityKey.orElse("")),
                new ThreeSixtyGiving(grantsRegistry),
                new PostcodeRegister(postcodesBase));
        return about(subject, library, all);
    }

    static Enrichment about(RegisterQuery subject, RegisterClient library, List<Register> registers) {
        return registers.stream()
                .map(register -> TraceSpan.question("register")
                        .with("waymark.register", register.getClass().getSimpleName())
                        .run(span -> register.about(subject, library)))
                .reduce(Enrichment.NONE, Enrichment::and);
    }
}
