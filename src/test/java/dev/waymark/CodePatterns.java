package dev.waymark;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** All regular expressions of the code, found by reading the static fields of its classes and what they hold. */
public final class CodePatterns {

    private static final Pattern LITERAL = Pattern.compile("(?<!\\\\)[A-Za-z][A-Za-z ]{1,20}");

    private CodePatterns() {}

    /** Each pattern by the field that holds it. */
    public static Map<String, Pattern> all() {
        Map<String, Pattern> patterns = new TreeMap<>();
        CodeClasses.names().map(CodeClasses::load).forEach(type -> {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    String place = type.getName().substring("dev.waymark.".length()) + "." + field.getName();
                    collect(place, valueOf(field, null), Collections.newSetFromMap(new IdentityHashMap<>()), patterns);
                }
            }
        });
        return patterns;
    }

    /** The families, and what the pattern itself looks for, repeated. */
    public static Map<String, IntFunction<String>> textsFor(Pattern pattern) {
        Map<String, IntFunction<String>> texts = new LinkedHashMap<>(HostileTexts.families());
        LITERAL.matcher(pattern.pattern())
                .results()
                .map(found -> found.group())
                .distinct()
                .limit(16)
                .forEach(literal -> {
                    texts.put("its own " + literal, length -> HostileTexts.repeated(literal, length));
                    texts.put(
                            "its own " + literal + " with blanks",
                            length -> HostileTexts.repeated(literal + " ", length));
                    texts.put("its own " + literal + " then a", length -> literal + HostileTexts.repeated("a", length));
                });
        return texts;
    }

    private static void collect(String place, Object value, Set<Object> seen, Map<String, Pattern> patterns) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof Pattern pattern) {
            patterns.put(place, pattern);
        } else if (value instanceof Collection<?> many) {
            int i = 0;
            for (Object each : many) {
                collect(place + "[" + i++ + "]", each, seen, patterns);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(place + "[" + key + "]", each, seen, patterns));
        } else if (value instanceof Object[] many) {
            for (int i = 0; i < many.length; i++) {
                collect(place + "[" + i + "]", many[i], seen, patterns);
            }
        } else if (value.getClass().getName().startsWith("dev.waymark.")) {
            for (Field field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    collect(place + "." + field.getName(), valueOf(field, value), seen, patterns);
                }
            }
        }
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
