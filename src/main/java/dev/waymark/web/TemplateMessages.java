package dev.waymark.web;

import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.time.Instant;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.standard.expression.AbstractStandardConversionService;

/** Gives templates the texts of the request's language: <code>#{key}</code>, and of a message or a moment <code>${{value}}</code>. */
final class TemplateMessages {

    /** The variable in which {@link ViewWriter} hands over the texts. */
    static final String VARIABLE = "messages";

    private TemplateMessages() {}

    private static Messages of(IExpressionContext context) {
        return (Messages) context.getVariable(VARIABLE);
    }

    /** For <code>#{key(argument)}</code>. */
    static final class Resolver extends AbstractMessageResolver {

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
            return of(context).text(key, arguments);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] arguments) {
            throw new IllegalStateException("There is no message " + key);
        }
    }

    /** For <code>${{value}}</code>. */
    static final class Conversion extends AbstractStandardConversionService {

        @Override
        protected String convertToString(IExpressionContext context, Object value) {
            if (value instanceof Message message) {
                return of(context).text(message);
            }
            return value instanceof Instant moment ? of(context).moment(moment) : super.convertToString(context, value);
        }
    }
}
