package dev.orderflow.web.imports;

import dev.orderflow.imports.Import;
import dev.orderflow.imports.ImportState;
import dev.orderflow.imports.RejectedLine;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An import as clients see it. */
@Schema(name = "Import")
record ImportView(
        String id,
        @Schema(type = SchemaType.STRING, enumeration = {"UPLOADING", "RUNNING", "COMPLETED"}) ImportState state,
        @Schema(description = "Lines of the file, without the header and blank ones; 0 while it is being uploaded", example = "10000")
                long lines,
        @Schema(description = "Lines that have been read: accepted and rejected", example = "4500") long read,
        @Schema(description = "Lines that an order was placed for", example = "4498") long accepted,
        @Schema(description = "Lines that are wrong", example = "2") long rejected,
        @Schema(description = "Why lines were rejected, of very many the first hundred; absent in a list") List<Rejected> errors,
        Instant startedAt,
        Instant updatedAt,
        @Schema(description = "When the last line was read; absent before") Instant finishedAt,
        @Schema(description = "Orders placed a second, since the file was there", example = "850.5") Double ordersPerSecond) {

    static final int MOST_ERRORS = 100;

    @Schema(name = "RejectedLine")
    record Rejected(
            @Schema(description = "Its number in the file; the header has 1", example = "17") long line,
            @Schema(example = "lines[0].sku is not in the catalogue: BOOK-99.") String message,
            @Schema(description = "What the line says, of a very long one the beginning; in the list of all rejected lines only, and"
                    + " absent where it is not text, or was rejected before this was kept",
                    example = "c-1,EUR,tok_visa,BOOK-99*1")
                    String content) {

        static Rejected of(RejectedLine line) {
            return new Rejected(line.line(), line.message(), null);
        }

        /** With what it says. */
        static Rejected whole(RejectedLine line) {
            return new Rejected(line.line(), line.message(), line.content().orElse(null));
        }
    }

    static ImportView of(Import it) {
        return of(it, null);
    }

    static ImportView of(Import it, List<RejectedLine> rejected) {
        return new ImportView(
                it.id(),
                it.state(),
                it.lines(),
                it.read(),
                it.accepted(),
                it.rejected(),
                rejected == null ? null : rejected.stream().map(Rejected::of).toList(),
                it.startedAt(),
                it.updatedAt(),
                it.finishedAt().orElse(null),
                it.ordersPerSecond().map(rate -> Math.round(rate * 10) / 10.0).orElse(null));
    }
}
