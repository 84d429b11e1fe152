package dev.waymark.claude;

import dev.waymark.assess.Reviewer;
import dev.waymark.describe.Describer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Who finds words for the jobs of this server, and reviews their files: Claude where there is a key, else nobody. */
@ApplicationScoped
public class Describers {

    @Inject
    Config config;

    @Inject
    ModelCalls calls;

    private Optional<ClaudeFactory> editors = Optional.empty();
    private Optional<ModelSettings> settings = Optional.empty();

    @PostConstruct
    void open() {
        settings = Optional.of(ModelSettings.of(
                        name -> config.getOptionalValue(name, String.class).orElse("")))
                .filter(ModelSettings::isOn);
        editors = settings.map(ClaudeFactory::new);
    }

    /** Whether there is a key. */
    public boolean areOn() {
        return settings.isPresent();
    }

    /**
     * The describer of one job.
     *
     * @param better whether the better model is to be asked, or the cheaper one
     */
    public Describer of(long job, boolean better) {
        return settings.flatMap(limits -> editors.map(open -> open.editor(better, new JobBudget(job, calls, limits))))
                .orElse(Describer.EXTRACTIVE);
    }

    /** The reviewer of one job's file. */
    public Reviewer reviewer(long job) {
        return settings.flatMap(limits -> editors.map(open -> open.critic(new JobBudget(job, calls, limits))))
                .orElse(Reviewer.ABSENT);
    }
}
