package dev.waymark.web.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request as a program sends it, in one language. */
public record RequestSample(Language language, String code) {

    /** What a program is written in. */
    public enum Language {
        CURL("curl"),
        JAVASCRIPT("JavaScript"),
        PYTHON("Python");

        private final String title;

        Language(String title) {
            this.title = title;
        }

        public String id() {
            return title.toLowerCase(Locale.ROOT);
        }

        public String title() {
            return title;
        }
    }

    private static final String JSON = "application/json";

    /**
     * The same request in each language.
     *
     * @param answer the type of the answer; empty when it has no body
     */
    static List<RequestSample> of(
            String method, String url, Map<String, String> headers, @Nullable JsonNode body, String answer) {
        return List.of(
                new RequestSample(Language.CURL, curl(method, url, headers, body, answer)),
                new RequestSample(Language.JAVASCRIPT, javascript(method, url, headers, body, answer)),
                new RequestSample(Language.PYTHON, python(method, url, headers, body, answer)));
    }

    private static String curl(
            String method, String url, Map<String, String> headers, @Nullable JsonNode body, String answer) {
        StringBuilder command = new StringBuilder("curl");
        if (answer.equals("text/event-stream")) {
            command.append(" -N");
        } else if (answer.equals("application/zip")) {
            command.append(" -O");
        }
        if (!method.equals(body == null ? "GET" : "POST")) {
            command.append(" -X ").append(method);
        }
        command.append(' ').append(quoted(url));
        headers.forEach((name, value) -> command.append(" \\\n  -H ").append(quoted(name + ": " + value)));
        if (body != null) {
            command.append(" \\\n  -d ").append(quoted(Literal.jsonLine(body)));
        }
        return command.toString();
    }

    /** A word of the shell that holds any text as it is. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String javascript(
            String method, String url, Map<String, String> headers, @Nullable JsonNode body, String answer) {
        StringBuilder code = new StringBuilder("const response = await fetch(").append(string(url));
        if (!method.equals("GET") || !headers.isEmpty()) {
            code.append(", {\n  method: ").append(string(method)).append(",\n");
            if (!headers.isEmpty()) {
                code.append("  headers: {").append(pairs(headers)).append("},\n");
            }
            if (body != null) {
                code.append("  body: JSON.stringify(")
                        .append(Literal.json(body, "  "))
                        .append("),\n");
            }
            code.append('}');
        }
        code.append(");\n");
        return code.append(
                        switch (answer) {
                            case JSON -> "console.log(await response.json());";
                            case "" -> "console.log(response.status);";
                            case "application/zip" -> "const archive = await response.arrayBuffer();";
                            case "text/event-stream" -> """
                                    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
                                      console.log(part);
                                    }""";
                            default -> "console.log(await response.text());";
                        })
                .toString();
    }

    private static String python(
            String method, String url, Map<String, String> headers, @Nullable JsonNode body, String answer) {
        StringBuilder code = new StringBuilder(body != null || answer.equals(JSON) ? "import json\n" : "")
                .append("from urllib.request import Request, urlopen\n\nrequest = Request(\n    ")
                .append(string(url))
                .append(",\n");
        if (!method.equals("GET")) {
            code.append("    method=").append(string(method)).append(",\n");
        }
        if (!headers.isEmpty()) {
            code.append("    headers={").append(pairs(headers)).append("},\n");
        }
        if (body != null) {
            code.append("    data=json.dumps(")
                    .append(Literal.python(body, "    "))
                    .append(").encode(),\n");
        }
        return code.append(")\nwith urlopen(request) as response:\n    ")
                .append(
                        switch (answer) {
                            case JSON -> "print(json.load(response))";
                            case "" -> "print(response.status)";
                            case "application/zip" -> "archive = response.read()";
                            case "text/event-stream" -> "for line in response:\n        print(line.decode(), end=\"\")";
                            default -> "print(response.read().decode())";
                        })
                .toString();
    }

    private static String pairs(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> string(header.getKey()) + ": " + string(header.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A string of JSON is one of JavaScript and of Python as well. */
    private static String string(String text) {
        return TextNode.valueOf(text).toString();
    }
}
