package dev.orderflow.web.audit;

import dev.orderflow.audit.Deed;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that an operator did. */
@Schema(name = "Deed")
record DeedView(
        @Schema(type = SchemaType.STRING) String id,
        String who,
        Instant at,
        @Schema(ref = "DeedKind") String what,
        @Schema(description = "What it was done to: a SKU, a name, an id") String subject,
        @Schema(description = "What it was given, in short; absent where there is nothing to say") String details,
        @Schema(description = "Why; absent where nobody was asked") String reason) {

    static DeedView of(Deed deed) {
        return new DeedView(
                String.valueOf(deed.id()),
                deed.who(),
                deed.at(),
                deed.what(),
                deed.subject(),
                deed.details().orElse(null),
                deed.reason().orElse(null));
    }
}
