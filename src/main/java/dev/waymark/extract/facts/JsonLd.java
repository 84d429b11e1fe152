package dev.waymark.extract.facts;

import dev.waymark.extract.dom.CharacterReferences;
import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.TextCleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The JSON-LD of a page: every object in it, outer ones first. */
public record JsonLd(List<Item> items) {

    private static final int MOST_ITEMS = 300;

    /**
     * One object.
     *
     * @param types in lower case, without the address of their vocabulary
     */
    public record Item(Map<?, ?> values, List<String> types) {

        static Item of(Map<?, ?> values) {
            List<String> types = texts(values, "@type")
                    .map(type -> type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT))
                    .filter(type -> !type.isBlank())
                    .toList();
            return new Item(values, types);
        }

        boolean isA(String... any) {
            return Stream.of(any).anyMatch(types::contains);
        }

        /** The text under a name, or the name of the object that is there; empty when there is none. */
        public String text(String name) {
            return texts(name).findFirst().orElse("");
        }

        Stream<String> texts(String name) {
            return texts(values, name);
        }

        private static Stream<String> texts(Map<?, ?> values, String name) {
            return all(values, name).map(Item::textOf).map(TextCleaner::line).filter(text -> !text.isEmpty());
        }

        public Stream<Item> items(String name) {
            return all(values, name).filter(Map.class::isInstance).map(value -> of((Map<?, ?>) value));
        }

        private static Stream<?> all(Map<?, ?> values, String name) {
            Object value = values.get(name);
            return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        }

        private static String textOf(Object value) {
            Object named = value instanceof Map<?, ?> map ? map.get("name") : value;
            return named instanceof String text ? text : "";
        }
    }

    public static JsonLd in(ElementTree boxes) {
        List<Item> items = new ArrayList<>();
        Deque<Object> open = new ArrayDeque<>();
        boxes.elements("script")
                .filter(script -> script.attr("type").toLowerCase(Locale.ROOT).contains("ld+json"))
                .forEach(script -> open.addAll(LenientJson.readAll(text(script.data()))));
        while (!open.isEmpty() && items.size() < MOST_ITEMS) {
            Object value = open.poll();
            if (value instanceof Map<?, ?> map) {
                items.add(Item.of(map));
                open.addAll(map.values());
            } else if (value instanceof List<?> list) {
                open.addAll(list);
            }
        }
        return new JsonLd(items);
    }

    /** Some systems escape the quotes, which HTML does not undo in a script. */
    private static String text(String data) {
        boolean escaped = data.indexOf('"') < 0 && data.contains("&quot;");
        return escaped ? CharacterReferences.decode(data).orElse(data) : data;
    }

    public Stream<Item> of(String... types) {
        return items.stream().filter(item -> item.isA(types));
    }
}
