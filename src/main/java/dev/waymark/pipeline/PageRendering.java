package dev.waymark.pipeline;

import dev.waymark.crawl.PageRenderer;
import dev.waymark.render.ChromiumRenderer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one renderer of this server, as the settings want it. Says in the log at the start when there is none. */
@ApplicationScoped
class PageRendering {

    @Inject
    @ConfigProperty(name = "RENDERER")
    String wanted;

    @Inject
    @ConfigProperty(name = "RENDERER_BROWSER")
    Optional<Path> browser;

    @Inject
    @ConfigProperty(name = "RENDER_PARALLEL")
    int parallel;

    private Optional<ChromiumRenderer> chromium = Optional.empty();

    @PostConstruct
    void open() {
        if (!wanted.strip().equalsIgnoreCase("off")) {
            chromium = ChromiumRenderer.find(browser, parallel);
        }
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        renderer();
    }

    PageRenderer renderer() {
        return chromium.<PageRenderer>map(one -> one).orElse(PageRenderer.NONE);
    }

    @PreDestroy
    void close() {
        chromium.ifPresent(ChromiumRenderer::close);
    }
}
