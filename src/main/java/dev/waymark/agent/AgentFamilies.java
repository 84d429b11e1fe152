package dev.waymark.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All families of agents, as the data file beside this class has them, and which of them a field User-Agent names (RFC 9110, 10.1.5). */
public final class AgentFamilies {

    private static final int MAX_CHARACTERS = 512;
    private static final String SEPARATORS = " \t;,()[]{}\"";

    private static final Properties DATA = load();
    private static final Map<String, AgentFamily> ALL = new LinkedHashMap<>();
    private static final Map<String, AgentFamily> BY_TOKEN = new HashMap<>();
    private static final AgentFamily PROGRAMS = withoutPurpose("programs");
    private static final AgentFamily PEOPLE = withoutPurpose("people");
    private static final AgentFamily OTHER = withoutPurpose("other");
    private static final AgentFamily UNNAMED = withoutPurpose("unnamed");
    private static final Set<String> PROGRAM_TOKENS = words("programs").collect(Collectors.toUnmodifiableSet());
    private static final Set<String> BROWSER_TOKENS = words("browsers").collect(Collectors.toUnmodifiableSet());
    private static final List<String> ENDS_OF_BOTS = List.of("bot", "crawler", "spider", "fetcher");

    static {
        words("agents").map(AgentFamilies::read).forEach(family -> {
            ALL.put(family.id(), family);
            words(family.id() + ".tokens").forEach(token -> BY_TOKEN.put(token, family));
        });
        Stream.of(PROGRAMS, PEOPLE, OTHER, UNNAMED).forEach(family -> ALL.put(family.id(), family));
    }

    private AgentFamilies() {}

    /** In the order in which they are told apart. */
    public static List<AgentFamily> all() {
        return List.copyOf(ALL.values());
    }

    /** The family of this id; that of all others for one that was dropped. */
    public static AgentFamily of(String id) {
        return ALL.getOrDefault(id, OTHER);
    }

    /**
     * Whom a field User-Agent names. A product token counts as a whole, never as a part of a word or of an address.
     *
     * @param userAgent the field; null when it was not sent
     */
    public static AgentFamily named(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return UNNAMED;
        }
        boolean program = false;
        boolean browser = false;
        boolean bot = false;
        StringTokenizer words =
                new StringTokenizer(userAgent.substring(0, Math.min(userAgent.length(), MAX_CHARACTERS)), SEPARATORS);
        while (words.hasMoreTokens()) {
            String product = product(words.nextToken());
            AgentFamily family = BY_TOKEN.get(product);
            if (family != null) {
                return family;
            }
            program |= PROGRAM_TOKENS.contains(product);
            browser |= BROWSER_TOKENS.contains(product);
            bot |= ENDS_OF_BOTS.stream().anyMatch(product::endsWith);
        }
        if (bot) {
            return OTHER;
        }
        if (program) {
            return PROGRAMS;
        }
        return browser ? PEOPLE : OTHER;
    }

    /** A word without its version; empty for an address of a page or of a person. */
    private static String product(String word) {
        if (word.indexOf('@') >= 0 || word.contains("://")) {
            return "";
        }
        int slash = word.indexOf('/');
        return (slash < 0 ? word : word.substring(0, slash)).toLowerCase(Locale.ROOT);
    }

    private static AgentFamily withoutPurpose(String id) {
        return new AgentFamily(id, Optional.empty(), "", AgentFamily.Purpose.UNKNOWN, List.of());
    }

    private static AgentFamily read(String id) {
        return new AgentFamily(
                id,
                Optional.ofNullable(DATA.getProperty(id + ".name")),
                DATA.getProperty(id + ".by", ""),
                AgentFamily.Purpose.valueOf(Objects.requireNonNull(DATA.getProperty(id + ".purpose"), id)
                        .toUpperCase(Locale.ROOT)),
                Stream.concat(words(id + ".tokens"), words(id + ".robots")).toList());
    }

    private static Stream<String> words(String key) {
        return Stream.of(DATA.getProperty(key, "").split(" ")).filter(word -> !word.isEmpty());
    }

    private static Properties load() {
        Properties data = new Properties();
        try (InputStream in = Objects.requireNonNull(AgentFamilies.class.getResourceAsStream("agents.properties"))) {
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }
}
