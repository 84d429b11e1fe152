package dev.waymark.extract.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The lists that a part of a page is in, and where in them it is; those of definitions become items with a colon. */
final class Lists {

    private final Deque<ItemList> lists = new ArrayDeque<>();

    private static final class ItemList {
        final boolean ordered;
        int next;
        boolean started;
        boolean indented;
        int width = 2;
        boolean inItem;
        boolean defined;
        final int start;

        /** @param start how much was written before the list */
        ItemList(boolean ordered, int next, int start) {
            this.ordered = ordered;
            this.next = next;
            this.start = start;
        }
    }

    /**
     * @param first the number of its first item, when it is ordered
     * @param inList whether it is in another list but in none of its items; it then belongs to the item before it
     */
    void open(boolean ordered, int first, boolean inList, MarkdownWriter writer) {
        writer.unglue();
        writer.block(lists.isEmpty() || (ordered && first != 1) ? 2 : 1);
        ItemList list = new ItemList(ordered, first, writer.length());
        if (inList && lists.peek() != null && lists.peek().started) {
            list.indented = true;
            String indent = " ".repeat(lists.peek().width);
            writer.tighten(1);
            writer.open(indent, indent);
        }
        lists.push(list);
    }

    void openItem(MarkdownWriter writer) {
        writer.block(1);
        ItemList list = lists.peek();
        String first = list != null && list.ordered ? list.next++ + ". " : "- ";
        tighten(list, writer);
        if (list != null) {
            list.width = first.length();
        }
        writer.open(first, " ".repeat(first.length()));
    }

    /** No blank line between items; before the first one that says anything it stays, as a number may not interrupt a paragraph. */
    private static void tighten(@Nullable ItemList list, MarkdownWriter writer) {
        if (list != null && list.started && writer.length() > list.start) {
            writer.tighten(1);
        } else if (list != null) {
            list.started = true;
        }
    }

    void openTerm(MarkdownWriter writer) {
        ItemList list = lists.peek();
        if (list != null && list.inItem && !list.defined) {
            writer.comma();
        } else if (list == null) {
            writer.block(1);
        } else {
            writer.block(1);
            closeTerm(list, writer);
            tighten(list, writer);
            writer.open("- ", "  ");
            list.inItem = true;
            list.defined = false;
        }
    }

    private static void closeTerm(ItemList list, MarkdownWriter writer) {
        if (list.inItem) {
            writer.close();
            list.inItem = false;
        }
    }

    void openDefinition(MarkdownWriter writer) {
        ItemList list = lists.peek();
        if (list != null && list.inItem && !list.defined) {
            list.defined = true;
            writer.colon();
        } else {
            writer.block(2);
        }
    }

    void close(MarkdownWriter writer) {
        ItemList list = lists.pop();
        closeTerm(list, writer);
        if (list.indented) {
            writer.close();
        }
        writer.block(2);
    }
}
