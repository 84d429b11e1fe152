package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a tool was told, checked against its parameters. */
public final class Arguments {

    private final JsonNode values;

    Arguments(JsonNode values) {
        this.values = values;
    }

    /** A text; empty when it was left out. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.path(name).textValue());
    }

    /** A text; null when it was left out. */
    public @Nullable String textOrNull(String name) {
        return values.path(name).textValue();
    }

    /** False when it was left out. */
    public boolean flag(String name) {
        return values.path(name).booleanValue();
    }

    /** Zero when it was left out. */
    public int number(String name) {
        return values.path(name).intValue();
    }
}
