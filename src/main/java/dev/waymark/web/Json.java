package dev.waymark.web;

import dev.waymark.message.Message;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.serializer.JsonbSerializer;
import jakarta.json.bind.serializer.SerializationContext;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/**
 * The dialect of JSON that the API speaks: names with underscores, absent values left out, messages as texts in the language that the
 * request prefers, constants of enumerations as ids in small letters.
 */
@Provider
@ApplicationScoped
public class Json implements ContextResolver<Jsonb> {

    @Context
    private HttpServletRequest request;

    @Inject
    private RequestLanguage language;

    private Jsonb jsonb;

    @PostConstruct
    void start() {
        jsonb = JsonbBuilder.create(new JsonbConfig()
                .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
                .withSerializers(new MessageWriter(), new IdWriter()));
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    /** Has access to the request, so it is made here and not by its class name. */
    private final class MessageWriter implements JsonbSerializer<Message> {

        @Override
        public void serialize(Message message, JsonGenerator out, SerializationContext context) {
            out.write(language.of(request).text(message));
        }
    }

    /** Constants are written as their ids. */
    @SuppressWarnings("rawtypes") // the binding goes by the class
    private static final class IdWriter implements JsonbSerializer<Enum> {

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializationContext context) {
            out.write(Ids.of(constant));
        }
    }
}
