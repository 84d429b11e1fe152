package dev.waymark.worker;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;

/** The server's own batch engine offers producers for the same injection points as JBeret; two are one too many, so its own go. */
public class VetoContainerBatch implements Extension {

    void veto(@Observes ProcessAnnotatedType<?> type) {
        if (type.getAnnotatedType().getJavaClass().getName().startsWith("com.ibm.jbatch.")) {
            type.veto();
        }
    }
}
