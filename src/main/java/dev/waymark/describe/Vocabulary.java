package dev.waymark.describe;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.wording.ClauseFilter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that a name or a title which a {@link Describer} offers may be made of. */
public final class Vocabulary {

    private final Set<String> known;

    private Vocabulary(Set<String> known) {
        this.known = known;
    }

    public static Vocabulary of(Collection<String> texts) {
        return new Vocabulary(Terms.of(String.join("\n", texts)).stream()
                .flatMap(term -> term.keys().stream())
                .collect(Collectors.toSet()));
    }

    /** Whether a name may be printed, and says nothing that the texts do not say. */
    public boolean permits(String name, int longest) {
        List<Term> terms = Terms.of(name);
        return name.length() <= longest
                && !VerifiedDescription.MARKUP.matcher(name).find()
                && !ClauseFilter.unfit(name)
                && !ClauseFilter.holdsAddress(name)
                && !ModelInstructions.in(name)
                && !terms.isEmpty()
                && terms.stream()
                        .allMatch(term ->
                                term.is(Term.Kind.FRAME) || term.keys().stream().anyMatch(known::contains));
    }
}
