package dev.waymark.claude;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Describer;
import dev.waymark.describe.Description;
import dev.waymark.describe.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Asks Claude for a profile of the organisation and for better notes. What it hands on is still only an offer: the outline takes
 * of it what the pages support.
 */
public final class ClaudeDescriber implements Describer {

    private static final Pattern FINISHED = Pattern.compile("[.!?…]\\s*+$");

    private static final int PAGES_AT_ONCE = 20;
    private static final int LEAST_TEXT = 80;

    private final Conversations sessions;

    ClaudeDescriber(Conversations sessions) {
        this.sessions = sessions;
    }

    @Override
    public Description describe(DescribeRequest brief) {
        Conversation session = sessions.open();
        Prompt asked = Prompts.profile(brief);
        OrganisationProfile.Said said = session.ask(asked, OrganisationProfile.of(brief.template()))
                .orElse(new OrganisationProfile.Said(List.of(), Map.of()));
        Predicate<String> clean = text -> !Prompts.leaks(text, asked.marker());
        Map<Topic, List<String>> answers = new EnumMap<>(Topic.class);
        said.answers()
                .forEach((topic, parts) ->
                        answers.put(topic, parts.stream().filter(clean).toList()));
        String summary = String.join(
                " ",
                said.sentences().stream()
                        .filter(clean)
                        .map(ClaudeDescriber::closed)
                        .toList());
        return new Description(summary, answers, notes(brief, session), session.problem());
    }

    private static Map<Integer, String> notes(DescribeRequest brief, Conversation session) {
        List<DescribeRequest.Entry> telling = brief.entries().stream()
                .filter(entry -> entry.text().length() >= LEAST_TEXT)
                .toList();
        Map<Integer, String> notes = new HashMap<>();
        for (List<DescribeRequest.Entry> some : portions(telling)) {
            Prompt asked = Prompts.notes(brief, some);
            session.ask(asked, new NotesForm())
                    .ifPresent(offered -> offered.forEach((number, text) -> {
                        if (some.stream().anyMatch(entry -> entry.number() == number)
                                && !Prompts.leaks(text, asked.marker())) {
                            notes.put(number, text);
                        }
                    }));
        }
        return notes;
    }

    private static List<List<DescribeRequest.Entry>> portions(List<DescribeRequest.Entry> entries) {
        List<List<DescribeRequest.Entry>> portions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i += PAGES_AT_ONCE) {
            portions.add(entries.subList(i, Math.min(entries.size(), i + PAGES_AT_ONCE)));
        }
        return portions;
    }

    private static String closed(String sentence) {
        return FINISHED.matcher(sentence).find() ? sentence.strip() : sentence.strip() + ".";
    }
}
