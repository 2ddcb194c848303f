package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.GivenBack;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Dead letters of a group that were given back and have not come back. */
@Schema(name = "GivenBackGroup")
record GivenBackView(
        String subscription,
        String type,
        String cause,
        long count,
        @Schema(description = "When the first of them was given back") Instant first,
        @Schema(description = "When the last of them was given back") Instant last) {

    static GivenBackView of(GivenBack it) {
        return new GivenBackView(it.group().subscription(), it.group().type(), it.group().cause(), it.count(), it.first(), it.last());
    }
}
