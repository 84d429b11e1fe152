package dev.waymark.admin;

import dev.waymark.complaint.ComplaintKind;
import dev.waymark.complaint.Complaints;
import dev.waymark.web.UtcTime;
import java.util.List;

/** A complaint that waits, as the pages of the operator show it. */
public record ComplaintLine(long id, String host, String text, String contact, UtcTime created) {

    static List<ComplaintLine> of(Complaints complaints, ComplaintKind kind) {
        return complaints.open(kind).stream()
                .map(line -> new ComplaintLine(
                        line.id(), line.host(), line.text(), line.contact(), UtcTime.of(line.created())))
                .toList();
    }
}
