package dev.waymark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's result goes, in the JSON dialect of the API when it is for a program. */
record Output(PrintWriter out) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final ObjectMapper EXACT =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Output(CommandSpec spec) {
        this(spec.commandLine().getOut());
    }

    void text(String text) {
        out.print(text);
        out.flush();
    }

    void json(Object value) throws JsonProcessingException {
        out.println(MAPPER.writeValueAsString(value));
    }

    /** In JSON with the names as they are, for a format of others. */
    static String jsonOf(Object value) throws JsonProcessingException {
        return EXACT.writeValueAsString(value) + "\n";
    }
}
