package dev.waymark.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the checks of a site are paid for, or free here. */
@ApplicationScoped
class Coverage {

    @Inject
    @ConfigProperty(name = "MONITORING_FOR_ALL")
    boolean forAll;

    boolean covers(long number) {
        return forAll;
    }
}
