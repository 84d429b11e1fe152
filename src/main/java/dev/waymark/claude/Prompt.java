package dev.waymark.claude;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question.
 *
 * @param purpose what it is for, for the operator
 * @param system the fixed part, the same for every site
 * @param material what comes from the site: it comes first
 * @param repeated whether another question has the same material and the same schema, so that keeping it on the other side pays: to keep
 *     it costs a quarter more than to read it
 * @param turns what was said, ours first, in turns
 * @param schema what the answer must look like: a JSON schema
 * @param marker the random text around what comes from the site
 * @param mostTokens the longest answer
 */
record Prompt(
        String purpose,
        String system,
        String material,
        boolean repeated,
        List<String> turns,
        Map<String, Object> schema,
        String marker,
        int mostTokens) {

    Prompt {
        turns = List.copyOf(turns);
        schema = JsonText.ordered(schema);
    }

    int characters() {
        return system.length()
                + material.length()
                + schema.toString().length()
                + turns.stream().mapToInt(String::length).sum();
    }

    /** The same question put again after an answer that could not be used. */
    Prompt repaired(String answer, String fault) {
        String again = "That answer cannot be used: " + fault
                + " Answer the first message again, with nothing but the JSON object.";
        Stream<String> more = answer.isBlank()
                ? Stream.of(turns.get(0) + "\n\n" + again)
                : Stream.of(turns.get(0), answer.substring(0, Math.min(answer.length(), 4_000)), again);
        return new Prompt(purpose + " (repair)", system, material, repeated, more.toList(), schema, marker, mostTokens);
    }

    /** Names the question whatever its marker: the same for the same pages, so that a stored answer is found again, by another server as well. */
    String fingerprint(Model model) {
        String all = Stream.concat(Stream.of(model.name(), system, material, JsonText.sorted(schema)), turns.stream())
                .collect(Collectors.joining("\0"))
                .replace(marker, "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
