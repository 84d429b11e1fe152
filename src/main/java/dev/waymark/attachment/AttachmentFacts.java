package dev.waymark.attachment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What a document says of itself; each text is unchanged and may hold anything.
 *
 * @param format {@code pdf}, {@code docx}, {@code xlsx} or {@code pptx}
 * @param title empty when it names none
 * @param language the language that it declares, empty when it declares none
 * @param pages how many pages, sheets or slides it has; 0 when it does not say
 * @param created the year of its creation; 0 when it does not say
 * @param text the beginning of its text, at most 4,000 characters
 */
public record AttachmentFacts(String format, String title, String language, int pages, int created, String text) {

    static final AttachmentFacts NONE = new AttachmentFacts("", "", "", 0, 0, "");

    private static final int MAX_FIELD = 300;
    private static final int MAX_TEXT = 4_000;

    public AttachmentFacts {
        title = first(title, MAX_FIELD);
        language = first(language, MAX_FIELD);
        text = first(text, MAX_TEXT);
    }

    private static String first(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(format);
        out.writeUTF(title);
        out.writeUTF(language);
        out.writeInt(pages);
        out.writeInt(created);
        out.writeUTF(text);
    }

    static AttachmentFacts read(DataInputStream in) throws IOException {
        return new AttachmentFacts(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readInt(), in.readUTF());
    }
}
