package dev.waymark.bulk;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.StoredJson;
import java.util.Optional;

/**
 * A website in a list.
 *
 * @param position in the list, from 1
 * @param sealed the token of its job; empty while it has none
 * @param present whether its job is still there
 * @param reason why there is no file
 */
public record BulkItem(
        int position,
        String url,
        ItemState state,
        Optional<String> sealed,
        boolean present,
        Optional<Message> reason,
        Optional<Integer> score,
        Optional<String> grade) {

    static BulkItem of(Row row) {
        return new BulkItem(
                row.intValue("position"),
                row.text("url"),
                ItemState.valueOf(row.text("state")),
                row.optionalText("sealed"),
                row.booleanValue("present"),
                row.optionalText("reason").map(stored -> StoredJson.read(stored, Message.class)),
                row.optionalInt("score"),
                row.optionalText("grade"));
    }
}
