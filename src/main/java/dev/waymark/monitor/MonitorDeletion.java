package dev.waymark.monitor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Deletes what checks have left behind and nobody needs any more. */
@ApplicationScoped
public class MonitorDeletion {

    @Inject
    private Watches watches;

    public void deleteOld() {
        watches.deleteOld();
    }
}
